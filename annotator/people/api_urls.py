from django.urls import path

from annotator.people.api import me, members, projects, tokens

urlpatterns = [
    path("me/", me.Me.as_view()),
    path("projects/", projects.Projects.as_view()),
    path("projects/<slug:slug>/", projects.OneProject.as_view()),
    path("projects/<slug:slug>/members/", members.Members.as_view()),
    path("projects/<slug:slug>/members/<str:user>/", members.OneMember.as_view()),
    path("tokens/", tokens.Tokens.as_view()),
    path("tokens/<uuid:pk>/", tokens.OneToken.as_view()),
]
