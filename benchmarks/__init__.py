"""How fast villkor is, beside well-known tools that do part of its work. Run by `make bench`.

Whole processes are timed, ours and theirs by turns, so that a busy machine is as busy for both, and
medians are compared. villkor is installed as a user installs it, and byte-compiled. An editable
install, or PYTHONDONTWRITEBYTECODE in the environment, makes Python compile the program anew each
time that it starts: every figure is worthless then. So the programs run without that variable, and
an installation without compiled files is refused.
"""
