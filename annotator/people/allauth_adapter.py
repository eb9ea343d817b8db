"""How allauth behaves here: nobody signs up by themselves."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by `create_user`; sign-up is closed."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
