"""`comptoir pair`: a one-time code that makes an account an owner."""

import typer

from actions.shop import Shop
from bot.owner.owners import CODE_LASTS, Owners
from bot.settings import Settings
from bot.store import open_store, shop_keys


async def print_code(settings: Settings, shop: Shop, *, forget_all: bool) -> None:
    async with open_store(settings) as store:
        owners = Owners(store.redis, shop_keys(shop.name))
        if forget_all:
            for owner in await owners.all():
                await owners.remove(owner.address)
            typer.echo("No account is an owner now.", err=True)
        code = await owners.make_code()
    minutes = round(CODE_LASTS.total_seconds() / 60)
    typer.echo(code)
    for link in await _links(settings, code):
        typer.echo(link)
    typer.echo(
        f"Send it to the shop's bot, or open the link, within {minutes} minutes.",
        err=True,
    )


async def _links(settings: Settings, code: str) -> list[str]:
    links = []
    if settings.telegram is not None:
        from telegram.error import TelegramError

        from bot.channels.telegram import TelegramClient

        client = TelegramClient(
            settings.telegram.token, api_url=settings.telegram.api_url
        )
        try:
            links.append(
                f"https://t.me/{(await client.bot.get_me()).username}?start={code}"
            )
        except TelegramError as problem:
            typer.echo(
                f"Telegram does not answer ({problem}): send the code.", err=True
            )
        finally:
            await client.close()
    if settings.messenger is not None:
        links.append(f"https://m.me/{settings.messenger.page_id}?ref={code}")
    return links
