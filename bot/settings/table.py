"""Every environment variable, as it is documented."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable, as it is documented."""

    name: str
    default: str
    meaning: str
    is_secret: bool = False


SETTINGS = (
    Setting("COMPTOIR_SHOP", "shop.yml", "the shop file"),
    Setting("COMPTOIR_DATA", "./data", "where the embedded default keeps its files"),
    Setting("REDIS_URL", "", "a Redis (7.0 or newer) or Valkey; else the embedded one"),
    Setting("LOG_LEVEL", "info", "debug, info, warning or error"),
    Setting("HOST", "127.0.0.1", "the address to listen on"),
    Setting("PORT", "8080", "the port to listen on"),
    Setting("PUBLIC_URL", "", "where the internet reaches us: https://..."),
    Setting("NLU_URL", "", "one or several Rasa servers, separated by commas"),
    Setting("NLU_TOKEN", "", "the token of those servers", is_secret=True),
    Setting("MESSENGER_PAGE_TOKEN", "", "turns Messenger on", is_secret=True),
    Setting("MESSENGER_PAGE_ID", "", "the Page's id"),
    Setting("MESSENGER_APP_ID", "", "the Meta app's id"),
    Setting("MESSENGER_APP_SECRET", "", "signs what Meta sends", is_secret=True),
    Setting(
        "MESSENGER_VERIFY_TOKEN", "", "your own word for Meta's check", is_secret=True
    ),
    Setting(
        "INSTAGRAM_ID", "", "the Instagram account that is linked to the Page, if any"
    ),
    Setting("MESSENGER_API_URL", "https://graph.facebook.com", "Meta's Graph API"),
    Setting("TELEGRAM_TOKEN", "", "turns Telegram on", is_secret=True),
    Setting("TELEGRAM_WEBHOOK_SECRET", "", "signs what Telegram sends", is_secret=True),
    Setting("TELEGRAM_API_URL", "https://api.telegram.org", "Telegram's Bot API"),
    Setting("TELEGRAM_MODE", "", "webhook or polling; webhook when PUBLIC_URL is set"),
    Setting("STOCK_SOURCE", "", "a CSV file, a folder of them, or a published sheet"),
    Setting("SHOPIFY_URL", "", "the Shopify shop whose stock is followed"),
    Setting("SHOPIFY_TOKEN", "", "its Admin API access token", is_secret=True),
    Setting("WOOCOMMERCE_URL", "", "the WooCommerce shop whose stock is followed"),
    Setting("WOOCOMMERCE_KEY", "", "its REST API consumer key", is_secret=True),
    Setting("WOOCOMMERCE_SECRET", "", "that key's secret", is_secret=True),
)
