"""villkor language-server: findings and help in editors that speak LSP, over stdio."""

from __future__ import annotations

from typing import TYPE_CHECKING

from villkor.base.diagnostic import UserError
from villkor.base.lazy import lazy_module
from villkor.cli.long_lived import begin_long_life

if TYPE_CHECKING:
    from villkor.authoring.editor import server
else:
    server = lazy_module("villkor.authoring.editor.server")


def language_server() -> None:
    """Serve an editor until it ends.

    Raises UserError if pygls is not installed.
    """
    try:
        serving = server.server
    except ModuleNotFoundError as error:
        raise UserError(
            "Språkservern behöver ett tillägg som inte är installerat.",
            "Installera det med pip install 'villkor[redigerare]'.",
        ) from error
    begin_long_life()
    serving.start_io()
