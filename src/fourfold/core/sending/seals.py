"""The key with which a page's script seals what is typed, for as long as it waits on a device without a network.

It is worked out from the showing of the form, and kept nowhere: whoever the form was shown to is given it again.
"""

from __future__ import annotations

import base64

from django.utils.crypto import salted_hmac

from fourfold.core.sending.keys import Key

FIELD = "sealed_under"


def seal(key: Key) -> str:
    """256 bits, in base64: another key for each showing of a form."""
    said = f"{key.showing} {key.person} {key.page}"
    return base64.b64encode(
        salted_hmac("fourfold.core.sending.seals", said, algorithm="sha256").digest()
    ).decode()
