"""The processes that Comptoir starts for a shop that has no servers of its own.

One Valkey and one model process per data folder, however many bots and commands run:
each attaches to what is running, the last clean exit stops both.
"""
