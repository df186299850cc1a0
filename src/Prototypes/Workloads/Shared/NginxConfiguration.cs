using System.Globalization;

namespace Prototypes.Workloads;

/// <summary>Writes the configurations of nginx.</summary>
internal static class NginxConfiguration
{
    /// <summary>The path that answers when the server is ready.</summary>
    public const string HealthPath = "/healthz";

    /// <summary>Where the certificate and key are mounted.</summary>
    public const string CertificateDirectory = "/etc/nginx/tls";

    /// <summary>
    /// Renders a server that answers GET on one exact path with one text, other methods there with 405, and every other path with 404.
    /// </summary>
    /// <param name="page">What it answers.</param>
    /// <param name="port">The port that it listens on.</param>
    /// <param name="tls">Whether it terminates TLS.</param>
    public static string Render(TextPage page, int port, bool tls) => $$"""
        {{(tls ? CertificateMap : "")}}server {
            listen {{port.ToString(CultureInfo.InvariantCulture)}}{{(tls ? " ssl" : "")}};
            server_tokens off;
            default_type "{{page.ContentType}}";
        {{(tls ? CertificateDirectives : "")}}
            location = {{page.Path}} {
                if ($request_method != GET) {
                    return 405 "HTTP method not allowed, supported methods: GET";
                }
                return 200 {{Quote(page.Text)}};
            }
        {{Health}}
            location / {
                return 404 "The requested resource could not be found.";
            }
        }

        """;

    /// <summary>Renders a server that terminates TLS and serves the page that comes with nginx.</summary>
    /// <param name="port">The port that it listens on.</param>
    public static string RenderWelcome(int port) => $$"""
        {{CertificateMap}}server {
            listen {{port.ToString(CultureInfo.InvariantCulture)}} ssl;
            root /usr/share/nginx/html;
            index index.html;
            default_type text/html;
        {{CertificateDirectives}}
        {{Health}}
        }

        """;

    private const string Health = $$"""
            location = {{HealthPath}} {
                access_log off;
                return 200 "ok";
            }
        """;

    // nginx reads a certificate whose path has a variable anew at each handshake: a renewed one is served without a reload.
    private const string CertificateMap = $$"""
        map $ssl_server_name $certificate_directory {
            default {{CertificateDirectory}};
        }

        """;

    private const string CertificateDirectives = """
            ssl_certificate $certificate_directory/tls.crt;
            ssl_certificate_key $certificate_directory/tls.key;
            ssl_protocols TLSv1.2 TLSv1.3;

        """;

    private static string Quote(string text)
    {
        if (text.Contains('$', StringComparison.Ordinal))
        {
            throw new ArgumentException($"The text '{text}' has a '$', which nginx can't escape. Leave it out.", nameof(text));
        }

        var escaped = text
            .Replace("\\", @"\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal)
            // The name of a pod is the name of its host.
            .Replace(TextPage.PodName, "$hostname", StringComparison.Ordinal);
        return $"\"{escaped}\"";
    }
}
