"""The provider of calls and texts, behind the engine's ``Provider`` port.

Importing this package is cheap: the provider's own library is loaded with the first request.
"""

from deskreply.provider.baseurl import check_base_url
from deskreply.provider.client import TwilioProvider

__all__ = ["TwilioProvider", "check_base_url"]
