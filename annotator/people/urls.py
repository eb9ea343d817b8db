from allauth.account import views as allauth_views
from django.urls import path

from annotator.people import views

urlpatterns = [
    path("sign-in/<str:nonce>/", views.sign_in_by_link, name="sign_in_by_link"),
    path("accounts/login/", allauth_views.login, name="account_login"),
    path("accounts/logout/", allauth_views.logout, name="account_logout"),
    path("accounts/inactive/", allauth_views.account_inactive, name="account_inactive"),
    path("accounts/signup/", allauth_views.signup, name="account_signup"),
]
