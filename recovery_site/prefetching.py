"""Lets a browser fetch, a moment before the press, the page that a link is about to lead to.

Which links: static/prefetch.speculationrules. Only results and programmes, which say nothing of the visitor, set
nothing and change nothing. A browser leaves it where data or battery are to be saved, and keeps two such pages at
most. In a header, since the security policy refuses rules that stand in the page.
"""

from django.templatetags.static import static

# The pages whose links lead to results and to programmes.
LEADING_ON = {"programmes:home", "programmes:list"}


class PrefetchMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        match = request.resolver_match
        if match and match.view_name in LEADING_ON and response.status_code == 200:
            response["Speculation-Rules"] = f'"{static("prefetch.speculationrules")}"'
        return response
