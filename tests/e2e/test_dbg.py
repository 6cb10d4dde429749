from tests.e2e.test_accessibility import *
from tests.e2e.test_accessibility import example
def test_dbg(open_page, example):
    page = open_page()
    log_in(page, example.users[Role.DIRECTOR], password=PASSWORD)
    s = screens(example.tenant)
    for n in ("doel","schoolbesturen","samenwerkingsverbanden"):
        page.set_viewport_size({"width": 320, "height": 640})
        page.goto(s[n]); complete(page)
        print(n, page.evaluate(STICKS_OUT))
        print(page.evaluate("""() => [...document.body.querySelectorAll("*")].filter(e => e.checkVisibility() && e.getBoundingClientRect().right > 320.5).slice(0,12).map(e => e.outerHTML.slice(0,150) + ' ' + e.getBoundingClientRect().right)""").__repr__().replace("', '", "'\n'"))
        page.screenshot(path=f"/tmp/dbg-{n}.png", full_page=True)
