"""The fields of the API, as its description tells them."""
