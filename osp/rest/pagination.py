"""Pages of API lists."""

from rest_framework.pagination import PageNumberPagination


class Pages(PageNumberPagination):
    """200 rows a page; `per_page` up to 2.000."""

    page_size = 200
    page_size_query_param = "per_page"
    max_page_size = 2000
