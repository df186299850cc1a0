using System.Net;
using Prototypes.Workloads;

namespace Prototypes.Tests.Workloads;

/// <summary>What clients get from a text server, asked of a real nginx.</summary>
public sealed class NginxTests
{
    private const string PlainText = "text/plain; charset=UTF-8";

    [SkippableTheory]
    [InlineData("GET", "/passion", HttpStatusCode.OK, "<h1>Pekko-http loves passion fruit</h1>")]
    [InlineData("GET", "/passion?ripe=yes", HttpStatusCode.OK, "<h1>Pekko-http loves passion fruit</h1>")]
    [InlineData("GET", "/", HttpStatusCode.NotFound, "The requested resource could not be found.")]
    [InlineData("GET", "/apple", HttpStatusCode.NotFound, "The requested resource could not be found.")]
    [InlineData("GET", "/passion/", HttpStatusCode.NotFound, "The requested resource could not be found.")]
    [InlineData("GET", "/passionfruit", HttpStatusCode.NotFound, "The requested resource could not be found.")]
    [InlineData("POST", "/passion", HttpStatusCode.MethodNotAllowed, "HTTP method not allowed, supported methods: GET")]
    [InlineData("DELETE", "/passion", HttpStatusCode.MethodNotAllowed, "HTTP method not allowed, supported methods: GET")]
    [InlineData("HEAD", "/passion", HttpStatusCode.MethodNotAllowed, "")]
    [InlineData("GET", "/healthz", HttpStatusCode.OK, "ok")]
    public async Task One_path_is_answered_and_everything_else_refused(string method, string path, HttpStatusCode status, string body)
    {
        await using var nginx = await NginxProcess.StartAsync(new TextPage("/passion", "<h1>Pekko-http loves passion fruit</h1>"));

        Assert.Equal((status, body, PlainText), await nginx.SendAsync(new HttpMethod(method), path));
    }

    [SkippableTheory]
    [InlineData("juicy mango\n")]
    [InlineData("two\nlines, a \"quote\", a 'quote' and a \\n")]
    [InlineData("{ braces; } # no comment, \\\\ %41 é")]
    public async Task A_text_arrives_as_it_is(string text)
    {
        await using var nginx = await NginxProcess.StartAsync(new TextPage("/text", text));

        Assert.Equal((HttpStatusCode.OK, text, PlainText), await nginx.SendAsync(HttpMethod.Get, "/text"));
    }

    [SkippableFact]
    public async Task A_renewed_certificate_is_served_to_the_next_client_without_a_reload()
    {
        using var oldAuthority = MountedSecret.Issue("old CA");
        using var newAuthority = MountedSecret.Issue("new CA");
        using var oldLeaf = MountedSecret.Issue("mango.foo.com", oldAuthority);
        using var newLeaf = MountedSecret.Issue("mango.foo.com", newAuthority);
        using var secret = new MountedSecret(oldLeaf);
        await using var nginx = await NginxProcess.StartAsync(new TextPage("/mango", "juicy mango\n"), secret);

        Assert.Equal((HttpStatusCode.OK, "juicy mango\n", PlainText), await nginx.SendAsync(HttpMethod.Get, "/mango", oldAuthority));
        await Assert.ThrowsAsync<HttpRequestException>(() => nginx.SendAsync(HttpMethod.Get, "/mango", newAuthority));

        secret.Renew(newLeaf);

        Assert.Equal((HttpStatusCode.OK, "juicy mango\n", PlainText), await nginx.SendAsync(HttpMethod.Get, "/mango", newAuthority));
        await Assert.ThrowsAsync<HttpRequestException>(() => nginx.SendAsync(HttpMethod.Get, "/mango", oldAuthority));
    }
}
