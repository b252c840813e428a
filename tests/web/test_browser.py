from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, async_playwright, expect

from tests.web.browser import launch
from tests.web.conftest import bag, linen, product

pytestmark = pytest.mark.browser

SCREENSHOTS = Path(__file__).parents[1] / "screenshots"
PHONE, DESK = (390, 844), (1280, 800)
SIZES = pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1280"])
ELSEWHERE = 'new Image().src = "https://example.org/x.png"'


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await launch(playwright)
        yield browser
        await browser.close()


@pytest.fixture
async def server(app, shelf, aiohttp_server):
    more = [
        product(f"robe-{n}", f"Robe Lila {n}", ("36", "rose", n), ("38", "écru", 0))
        for n in range(3, 9)
    ]
    shelf.put(linen(), bag(), *more)
    return await aiohttp_server(app)


@asynccontextmanager
async def visit(
    browser: Browser, server, size=DESK, *, complains: str = "", **more
) -> AsyncIterator[Page]:
    """An open page; what else the browser complains of fails the test."""
    width, height = size
    context = await browser.new_context(
        viewport={"width": width, "height": height}, **{"locale": "en-GB", **more}
    )
    page = await context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(f"{said.type}: {said.text}"))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    await page.goto(str(server.make_url("/")))
    await expect(page.locator(".connection")).to_have_attribute("data-state", "online")
    yield page
    await context.close()
    assert [said for said in complaints if not complains or complains not in said] == []
    assert bool(complaints) is bool(complains)


async def say(page: Page, text: str, pane: str = "customer") -> None:
    await page.locator(f"#{pane} textarea").fill(text)
    await page.keyboard.press("Enter")


async def show(page: Page, view: str) -> None:
    """On a phone one view is open at a time."""
    tab = page.locator(f"[data-shows={view}]")
    if await tab.is_visible():
        await tab.click()


async def picture(page: Page, name: str) -> None:
    SCREENSHOTS.mkdir(exist_ok=True)
    path = SCREENSHOTS / f"playground-{name}.png"
    await page.screenshot(path=path, animations="disabled")


@SIZES
async def test_a_visitor_writes_and_reads_the_reply(browser, server, size) -> None:
    async with visit(browser, server, size) as page:
        await picture(page, f"{size[0]}-start")

        await say(page, "Is Robe Jeanne still there in 38?")

        reply = page.locator("#customer .message.bot .text")
        await expect(reply).to_have_text("You wrote: Is Robe Jeanne still there in 38?")
        await expect(page.locator("#customer [data-state]")).to_have_count(0)
        await expect(page.locator("#customer .typing")).to_be_empty()
        await picture(page, f"{size[0]}-reply")


@SIZES
async def test_she_plays_both_sides(browser, server, size) -> None:
    async with visit(browser, server, size, color_scheme="dark") as page:
        await say(page, "Can I talk to a person?")
        await show(page, "owner")
        notice = page.locator("#owner .message.bot")
        await expect(notice).to_contain_text("Somebody asks: Can I talk to a person?")

        await notice.get_by_role("button", name="Reply").click()
        await picture(page, f"{size[0]}-owner")
        await say(page, "Léa here, tell me!", pane="owner")

        await show(page, "customer")
        answer = page.locator("#customer .message.owner")
        await expect(answer).to_contain_text("Léa here, tell me!")
        await picture(page, f"{size[0]}-both")


@pytest.mark.parametrize("size", [(360, 640), PHONE, (768, 1024), DESK])
async def test_nothing_sticks_out_of_the_window(browser, server, size) -> None:
    async with visit(browser, server, size, locale="nl-BE") as page:
        for number in range(6):
            await say(page, f"Ik wil een person spreken {number} {'lang' * 40}")
        await expect(page.locator("#owner .message")).to_have_count(6)

        for view in ("customer", "owner", "stock"):
            await show(page, view)
            fits = await page.evaluate(
                "[document.documentElement.scrollWidth <= innerWidth,"
                " document.documentElement.scrollHeight <= innerHeight]"
            )
            assert fits == [True, True], view


async def test_the_clicked_post_goes_with_the_next_message_only(
    browser, server, echo
) -> None:
    async with visit(browser, server) as page:
        post = page.locator(".posts").get_by_role("button", name="Sac Zoé")
        await post.click()
        await expect(post).to_have_attribute("aria-pressed", "true")
        await say(page, "Still there?")
        await say(page, "And in red?")
        await expect(page.locator("#customer .message.bot")).to_have_count(2)

    products = [message.pointer.product for message in echo.received.values()]
    assert products == ["sac-zoe", ""]


async def test_an_example_is_asked_with_a_click(browser, server, echo) -> None:
    async with visit(browser, server) as page:
        examples = page.locator(".examples .chip")
        languages = {await chip.get_attribute("lang") for chip in await examples.all()}
        await examples.first.click()
        await expect(page.locator("#customer .message.bot")).to_have_count(1)

    assert languages == {"fr", "nl", "en", "it"}
    (message,) = echo.received.values()
    assert message.text == "Hi! Is Robe Jeanne still available in 38?"


async def test_a_tapped_button_answers_for_the_owner(browser, server, echo) -> None:
    async with visit(browser, server) as page:
        await say(page, "A person please")
        await page.locator("#owner").get_by_role("button", name="Hand back").click()
        last = page.locator("#owner .message.bot").last
        await expect(last).to_contain_text("Done: release")

    assert [message.payload for message in echo.received.values()] == ["", "release"]


async def test_the_stock_changes_while_one_looks(browser, server, shelf) -> None:
    async with visit(browser, server) as page:
        count = page.locator(".product", has_text="Robe Jeanne").locator("b").first
        await expect(count).to_have_text("2")
        shelf.put(linen(pieces=1), bag())
        await expect(count).to_have_text("1", timeout=10_000)
        await page.get_by_role("searchbox").fill("zoe")
        await expect(page.locator(".product:visible")).to_have_count(1)
        await page.get_by_role("searchbox").fill("trousers")
        await expect(page.get_by_text("No product of that name.")).to_be_visible()


async def test_a_reload_keeps_the_conversation_and_a_new_one_begins_empty(
    browser, server, echo
) -> None:
    async with visit(browser, server) as page:
        messages = page.locator("#customer .message")
        await say(page, "Hello")
        await expect(messages).to_have_count(2)
        await page.reload()
        await expect(messages).to_have_count(2)

        await page.get_by_role("button", name="New conversation").click()
        await expect(messages).to_have_count(0)
        await say(page, "Somebody else")
        await expect(messages).to_have_count(2)

    assert len({message.address for message in echo.received.values()}) == 2


@pytest.mark.parametrize(
    ("locale", "send"),
    [
        ("fr-BE", "Envoyer"),
        ("nl-NL", "Versturen"),
        ("it-IT", "Inviare"),
        ("en-US", "Send"),
        ("de-DE", "Send"),
    ],
)
async def test_the_page_speaks_the_browsers_language(
    browser, server, locale: str, send: str
) -> None:
    async with visit(browser, server, locale=locale) as page:
        button = page.locator("#customer").get_by_role("button", name=send, exact=True)
        await expect(button).to_be_visible()


async def test_it_is_used_by_keyboard_and_heard_by_screen_readers(
    browser, server
) -> None:
    async with visit(browser, server) as page:
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        await expect(page.get_by_label("Your message to the shop")).to_be_focused()
        await page.keyboard.type("one")
        await page.keyboard.press("Shift+Enter")
        await page.keyboard.type("two")
        await page.keyboard.press("Enter")

        log = page.get_by_role("log", name="Conversation with Maison <Lila>")
        await expect(log).to_contain_text("You: one\ntwo", use_inner_text=True)
        await expect(log).to_have_attribute("aria-live", "polite")
        await expect(log).to_have_attribute("aria-busy", "false")


async def test_markup_in_a_message_stays_words(browser, server) -> None:
    text = '<img src=x onerror="alert(1)"><script>alert(2)</script>'
    async with visit(browser, server) as page:
        await say(page, text)
        reply = page.locator("#customer .message.bot .text")
        await expect(reply).to_have_text(f"You wrote: {text}")
        assert await page.locator(".log img, .log script").count() == 0


async def test_a_message_that_was_not_stored_can_be_sent_again(
    build, aiohttp_server, browser, echo
) -> None:
    troubles = [ConnectionError("gone")]

    async def receive(message) -> bool:
        if troubles:
            raise troubles.pop()
        return await echo.receive(message)

    server = await aiohttp_server(build(receive=receive))
    async with visit(browser, server, complains="503") as page:
        await say(page, "Hello")
        await page.get_by_role("button", name="Not sent. Try again").click()
        await expect(page.locator("#customer .message.bot")).to_have_count(1)

    assert len(echo.received) == 1


async def test_the_policy_holds_against_another_host(browser, server) -> None:
    async with (
        visit(browser, server, complains="Content Security Policy") as page,
        page.expect_console_message(),
    ):
        await page.evaluate(ELSEWHERE)
