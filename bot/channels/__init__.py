"""One module per platform: bytes in, verified updates out; a message in, a send out.

The rest of the code knows none of the platforms' names, payloads or limits.
"""
