using Prototypes.Workloads;

namespace Prototypes.Tests.Workloads;

public sealed class NginxConfigurationTests
{
    [Fact]
    public void With_tls_the_certificate_is_read_at_each_handshake() => Assert.Equal(
        """
        map $ssl_server_name $certificate_directory {
            default /etc/nginx/tls;
        }
        server {
            listen 8443 ssl;
            server_tokens off;
            default_type "text/plain; charset=UTF-8";
            ssl_certificate $certificate_directory/tls.crt;
            ssl_certificate_key $certificate_directory/tls.key;
            ssl_protocols TLSv1.2 TLSv1.3;

            location = /page {
                if ($request_method != GET) {
                    return 405 "HTTP method not allowed, supported methods: GET";
                }
                return 200 "a text";
            }
            location = /healthz {
                access_log off;
                return 200 "ok";
            }
            location / {
                return 404 "The requested resource could not be found.";
            }
        }

        """,
        NginxConfiguration.Render(new TextPage("/page", "a text"), 8443, tls: true));

    [Fact]
    public void A_text_that_nginx_would_change_is_refused()
    {
        var refused = Assert.Throws<ArgumentException>(
            "text", () => NginxConfiguration.Render(new TextPage("/price", "5 $"), 8080, tls: false));

        Assert.StartsWith("The text '5 $' has a '$', which nginx can't escape. Leave it out.", refused.Message, StringComparison.Ordinal);
    }
}
