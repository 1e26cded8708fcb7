"""How a claim in words is held against what texts state; `checks.verify` puts it together.

"41 people died in Velm" against "The flood killed 38 people in Velm and six in Ostra": `statements` reads 41, 38 and
six, each with the words around it and the names that it may be of (`reach`); `differing` and `among` drop six, which
is Ostra's; of what is left `align` takes the one that stands nearest (`near`), 38; `held` says that 41 is not 38. Two
amounts set against each other take the way of `contrasts` and `contrasted`, dates that of `dated`.
"""
