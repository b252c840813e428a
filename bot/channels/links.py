"""What the links say that a shop gives away, such as `m.me/<page>?ref=p_<product>`."""

import re

from bot.updates import Pointer

_PRODUCT = re.compile(r"p[_=](.+)", re.DOTALL)


def pointer_of(ref: str) -> Pointer:
    """The product that a link's parameter names; any other parameter is a `ref`."""
    product = _PRODUCT.fullmatch(ref)
    if product:
        return Pointer(product=product[1])
    return Pointer(kind="ref", id=ref) if ref else Pointer()
