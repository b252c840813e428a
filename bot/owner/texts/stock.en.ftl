# What the owner reads of her stock. Short: she reads it while wrapping a parcel.

## What is true now
change-pieces = { $what }: { $before } → { $after }
change-pieces-new = { $what } (new): { $after }
change-price = { $what }: { $before } → { $after }
change-price-new = { $what }: { $after }
made-hidden = { $what }: hidden from customers
made-shown = { $what }: shown again
undone = Undone.
same = { $what }: { $count }, as it was
same-price = { $what }: { $price }, as it was
first-picture = I keep the first picture; the others stay in this chat.

## Buttons
button-undo = Undo
button-undo-all = Undo all of it
button-new-product = It is a new product
button-same-piece = The same: put 1 back
button-recount = There were { $pieces }
button-sell-hold = { $name }'s
button-somebody = somebody
button-price = Yes, { $price }

## Questions: nothing has changed
ask-which-product = Which one? Nothing has changed.
ask-which-variant = { $what }: which one? Nothing has changed.
ask-no-product = Which product is it about? Nothing has changed.
ask-unknown-product = “{ $words }” is not in the stock. A slip, or a new product?
ask-unknown-variant = { $what } does not come in { $asked }. There is: { $known }.
ask-not-enough = { $on_hand ->
    [0] { $what }: there is none left, not { $wanted }. Is the count wrong?
    [one] { $what }: there is only one, not { $wanted }. Is the count wrong?
   *[other] { $what }: there are only { $on_hand }, not { $wanted }. Is the count wrong?
  }
ask-not-the-last = { $what }: the stock says { $on_hand }. Nothing has changed.
ask-held = { $what }: { $held ->
    [one] one piece is on hold
   *[other] { $held } pieces are on hold
  } of { $on_hand }. Whose was it?
ask-how-many = { $what }: how many? Nothing has changed.
ask-sure = I am not sure: is this right?
ask-undo-much = That is a change of { $lines } lines, an import most likely. Undo all of it?
ask-contrary = { $what }: the stock would say { $on_hand }, you say { $wanted }. Which is right?
ask-what-happened = { $what }: what happened to it?
ask-which-price = { $what }: which price? Nothing has changed.
ask-odd-price = { $what }: really { $price }?
ask-no-price-yet = { $what } has no price yet. Please give it as an amount.
ask-known-product = “{ $what }” exists already. Did these pieces come in, or is it the count?
ask-new-product = A new product, “{ $what }”?
ask-missing-name = What is it called?
ask-missing-price = “{ $what }”: what price?
ask-missing-pieces = “{ $what }”: which sizes, and how many? For example 36:1 38:2, or x3.
ask-nothing-to-undo = There is nothing to undo.

## Answers
stock-line = { $what }: { $left }
stock-gone = { $what }: sold out
stock-hidden = { $line } (hidden)
stock-held = { $count }, { $held } of them on hold
stock-unknown = “{ $words }” is not in the stock.
stock-more = … and { $more } more
stock-empty = The stock is empty.
low-title = Last pieces, and sizes that are gone:
low-none = Nothing is running out.
holds-title = On hold:
holds-none = Nothing is on hold.
hold-line = { $what } · { $name } · until { $until }
waiting-title = Waiting list:
waiting-none = Nobody is waiting.
waiting-line = { $what }: { $people ->
    [one] one person
   *[other] { $people } people
  }
log-none = No changes.
log-line = { $at } · { $author } · { $event }
log-undone = { $line } (undone)
event-sold = { $pieces } sold · { $change }
event-received = { $pieces } received · { $change }
event-removed = { $pieces } removed · { $change }
event-counted = { $pieces } counted · { $change }
event-held = held · { $what }
event-freed = freed · { $what }
event-imported = imported · { $change }
event-dropped = left the stock · { $what }
event-undone = undone · { $change }
event-priced = price · { $change }
event-hidden = hidden · { $what }
event-shown = shown · { $what }
event-put = description · { $what }
event-many = … and { $more ->
    [one] one more line
   *[other] { $more } more lines
  }
export-comes = Here is the stock.
export-not-here = Files only go by Telegram: write me /export there, or run “comptoir stock export”.
not-about-stock = I read nothing about stock here: nothing has changed.

## Refusals: nothing has changed
refused-not-enough = { $what }: only { $available } free. Nothing has changed.
refused-held = { $what }: { $held } on hold, it cannot be counted lower. Nothing has changed.
refused-unknown = { $what } is no longer in the stock. Nothing has changed.
refused-hold-ended = This hold has ended already. Nothing has changed.
refused-undone-before = That is undone already.
refused-undo = Cannot undo it: { $what } has changed since ({ $at }).
refused-unknown-movement = I cannot find this change.
refused-again = The stock is changing right now. Please try again.

## A new product and files
draft-dropped = Forgotten: no new product.
button-expired = This button is too old. Please write it again.
button-import = Import
file-refused = I cannot read this file. Nothing has changed.
file-not-fetched = I could not fetch this file; it may have 5 MB at most. Nothing has changed: please send it again.
file-same = The file says what the stock says: nothing to change.
file-preview = If you confirm:
file-suspicious = Please look twice ({ $count }):
file-added = New products ({ $count }):
file-product = { $what }: { $variants ->
    [one] 1 variant
   *[other] { $variants } variants
  }, { $pieces ->
    [one] 1 piece
   *[other] { $pieces } pieces
  }
file-added-rows = New sizes and colours ({ $count }):
file-changed = Changed ({ $count }):
file-removed = Removed ({ $count }):
file-warnings = Noted ({ $count }):
file-fact = { $what }: { $fact } → { $after }
file-done = Imported: { $products ->
    [one] 1 product
   *[other] { $products } products
  }, { $pieces ->
    [one] 1 piece
   *[other] { $pieces } pieces
  }.
file-kept = Pieces on hold stay ({ $count }):
fact-name = name
fact-aliases = other names
fact-category = category
fact-photo = photo
fact-details = details
fact-hidden = hidden
fact-sku = SKU
fact-price = price
fact-quantity = quantity
odd-value = { $what }: { $before } → { $after }
odd-same-name = { $what }: “{ $other }” bears this name already
odd-all-zero = every piece would be gone ({ $before } → { $after })
odd-most-removed = more than half would be gone ({ $before } → { $after } variants)
problem-line = line { $line }
problem-too-large = the file is larger than 5 MB; split it
problem-too-many-rows = more than 50,000 rows; split the file
problem-not-text = not readable as text; save it as CSV in UTF-8
problem-no-rows = there are no rows below the header
problem-no-header = the first line must name the columns (product, name, size, colour, price, quantity …)
problem-missing-column = this column is missing
problem-column-twice = this column is there twice
problem-broken-quotes = the quotation marks do not match
problem-too-many-cells = more cells than columns
problem-too-long = longer than 4 KB
problem-control-character = an invisible control character
problem-no-product = no product
problem-bad-id = no letter or digit to make an id of
problem-bad-price = not a price; write it like 39.90
problem-bad-quantity = not a quantity; write a whole number
problem-variant-twice = this size and colour stands there already
problem-other-name = the product has another name above
problem-unknown-column = this column is not read
problem-other-fact = another value stands above, which is taken
problem-negative-quantity = less than none; taken as 0
problem-no-quantity = no quantity; taken as 0
problem-cut = longer than 4 KB; cut
problem-skipped = neither a variant nor a picture; left out

## A table that is kept elsewhere
source-asks = { $source } has changed in a way that looks odd: nothing is done before you confirm.
source-gone = No longer there, will be hidden ({ $count }):
source-hidden = Hidden ({ $count }):
source-failed = { $cause ->
    [refused] { $source } no longer accepts our key. The stock is not brought up to date until it does.
    [missing] I cannot find { $source } any more. The stock is not brought up to date until I do.
    [private] { $source } is not an https address on the internet: I do not read it.
    [too_large] { $source } is too large (5 MB at most). The stock stays as it is.
    [unreadable] I cannot read the table of { $source }. Nothing has changed.
   *[other] { $source } has not answered for a while. The stock stays as it is, and I keep trying.
  }
sale-refused = { $source } has not taken this. Please change it there by hand; here it is right:
sale-refused-line = { $what }: { $pieces }
sale-read-only = { $source } lets me read its stock, but not write to it. Please give our key the right to write; what is sold here waits until then.
sale-twice = { $what } was sold on { $source }, and noted as sold here, within half an hour. Was it one and the same piece?
