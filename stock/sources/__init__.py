"""Tables that are kept elsewhere: a file, a folder, a published sheet, a web shop.

`source` says what each can do, `merging` what its news mean for our table; the others
are the sources. All I/O of them is bounded in time and size.
"""
