# shellcheck shell=bash
# Only the tests of the HTML report need it: they open the page in a real browser.
summary="the browser that the report's tests open its page in"
tool=chromium
