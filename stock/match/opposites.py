"""What a thing is or is not: of these features it has one or another."""

OPPOSITES = {
    "short_sleeve": ("long_sleeve", "sleeveless"),
    "long_sleeve": ("short_sleeve", "sleeveless"),
    "sleeveless": ("long_sleeve", "short_sleeve"),
    "short": ("long", "maxi"),
    "mini": ("long", "maxi", "midi"),
    "long": ("short", "mini", "cropped"),
    "maxi": ("short", "mini", "midi"),
    "midi": ("mini", "maxi"),
    "high_waist": ("low_waist",),
    "low_waist": ("high_waist",),
    "high_heel": ("low_heel",),
    "low_heel": ("high_heel",),
    "footless": ("with_foot",),
    "with_foot": ("footless",),
}
"""Feature -> those that a thing with it does not have."""
