using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Prototypes.Planning.Serialization;
using Prototypes.Planning.Values;

namespace Prototypes.Planning.Tests.Serialization;

public class SerializationTests
{
    private const string Json = """
        {
          "formatVersion": 1,
          "stack": "learn01",
          "resources": [
            {
              "name": "learn01",
              "type": "prototypes:learn:Learn01BasicIngress",
              "kind": "component",
              "dependsOn": [],
              "wave": 0,
              "inputs": {},
              "options": {}
            },
            {
              "name": "apple",
              "type": "kubernetes:core/v1:ConfigMap",
              "kind": "custom",
              "parent": "learn01",
              "provider": "cluster",
              "dependsOn": [
                "cluster",
                "learn01"
              ],
              "wave": 3,
              "inputs": {
                "apiVersion": "v1",
                "kind": "ConfigMap",
                "metadata": {
                  "name": "apple"
                },
                "data": {
                  "empty": "",
                  "no": "yes",
                  "nginx.conf": "server {\n  listen 80;\n}\n",
                  "port": "8080",
                  "quote": "it's \"<ok>\" & é",
                  "token": "[secret]"
                },
                "list": [
                  1,
                  0.5,
                  null,
                  true,
                  []
                ]
              },
              "options": {
                "customTimeouts": {
                  "create": "10m"
                }
              }
            }
          ],
          "outputs": {
            "url": "http://localhost:8080/apple"
          },
          "warnings": [
            "ingress-nginx is retired: use the Gateway API"
          ]
        }

        """;

    private const string Yaml = """
        formatVersion: 1
        stack: learn01
        resources:
        - name: learn01
          type: prototypes:learn:Learn01BasicIngress
          kind: component
          dependsOn: []
          wave: 0
          inputs: {}
          options: {}
        - name: apple
          type: kubernetes:core/v1:ConfigMap
          kind: custom
          parent: learn01
          provider: cluster
          dependsOn:
          - cluster
          - learn01
          wave: 3
          inputs:
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: apple
            data:
              empty: ""
              "no": "yes"
              nginx.conf: |
                server {
                  listen 80;
                }
              port: "8080"
              quote: "it's \"<ok>\" & é"
              token: "[secret]"
            list:
            - 1
            - 0.5
            - null
            - true
            - []
          options:
            customTimeouts:
              create: "10m"
        outputs:
          url: http://localhost:8080/apple
        warnings:
        - "ingress-nginx is retired: use the Gateway API"

        """;

    private static readonly PlanDocument Document = new()
    {
        Stack = "learn01",
        Resources =
        [
            new() { Name = "learn01", Type = "prototypes:learn:Learn01BasicIngress", Kind = PlanResourceKind.Component },
            new()
            {
                Name = "apple",
                Type = "kubernetes:core/v1:ConfigMap",
                Kind = PlanResourceKind.Custom,
                Parent = "learn01",
                Provider = "cluster",
                DependsOn = ["cluster", "learn01"],
                Wave = 3,
                Inputs = new PlanMap(
                [
                    new("apiVersion", "v1"),
                    new("kind", "ConfigMap"),
                    new("metadata", new PlanMap([new("name", "apple")])),
                    new("data", new PlanMap(
                    [
                        new("empty", ""),
                        new("no", "yes"),
                        new("nginx.conf", "server {\n  listen 80;\n}\n"),
                        new("port", "8080"),
                        new("quote", "it's \"<ok>\" & é"),
                        new("token", PlanValue.Secret),
                    ])),
                    new("list", new PlanList([1, 0.5, PlanNull.Instance, true, PlanList.Empty])),
                ]),
                Options = new PlanMap([new("customTimeouts", new PlanMap([new("create", "10m")]))]),
            },
        ],
        Outputs = new PlanMap([new("url", "http://localhost:8080/apple")]),
        Warnings = ["ingress-nginx is retired: use the Gateway API"],
    };

    [Fact]
    public void A_plan_is_written_as_JSON() => Assert.Equal(Json.ReplaceLineEndings("\n"), PlanJson.Write(Document));

    [Fact]
    public void A_plan_is_written_as_YAML() => Assert.Equal(Yaml.ReplaceLineEndings("\n"), PlanYaml.Write(Document));

    [Fact]
    public void What_was_written_reads_back_equal()
    {
        Assert.Equal(Document, PlanJson.Read(Json));
        Assert.Equal(Document, PlanYaml.Read(Yaml));
    }

    [Fact]
    public void JSON_is_YAML() => Assert.Equal(Document, PlanYaml.Read(Json));

    [Fact]
    public void Texts_read_back_as_they_are_whatever_they_hold()
    {
        const string Characters = "ab:-# \n\t\r'\"{}[]&*!|>%@`,?~.0e\\\u0085\u2028\u00e9\0\u0007\ufeff";
        var texts = from characters in Gen.Elements(Characters.ToCharArray()).ArrayOf() select new string(characters);
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var nested = new PlanList([text, new PlanMap([new("k", text)])]);
            var document = Document with { Stack = text, Outputs = new PlanMap([new(text, text), new(text + "x", nested)]) };
            return PlanYaml.Read(PlanYaml.Write(document)) == document && PlanJson.Read(PlanJson.Write(document)) == document;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("yes")]
    [InlineData("Off")]
    [InlineData("NULL")]
    [InlineData("~")]
    [InlineData("=")]
    [InlineData("<<")]
    [InlineData("1")]
    [InlineData("0x1F")]
    [InlineData("0o7")]
    [InlineData("1_000")]
    [InlineData("1e3")]
    [InlineData(".inf")]
    [InlineData("-.5")]
    [InlineData("12:30:45")]
    [InlineData("2026-11-20")]
    [InlineData("a: b")]
    [InlineData("a:")]
    [InlineData("a #b")]
    [InlineData(" a")]
    [InlineData("a ")]
    [InlineData("- a")]
    [InlineData("?")]
    [InlineData("---")]
    [InlineData("...")]
    [InlineData("line\n")]
    [InlineData("line\nline")]
    [InlineData("line\nline\n\n")]
    [InlineData("line \nline")]
    [InlineData("\nline\nline")]
    [InlineData("  indented\nline")]
    [InlineData("line\n\n  indented\n\nline\n")]
    [InlineData("# comment\nline\n")]
    [InlineData("--- \nline\n")]
    [InlineData("tab\n\tline\n")]
    [InlineData("crlf\r\nline\r\n")]
    [InlineData("😀\n😀")]
    public void Texts_that_YAML_could_take_for_something_else_read_back_as_texts(string text)
    {
        var document = Document with { Outputs = new PlanMap([new(text, new PlanList([text, new PlanList([text])]))]), Warnings = [text] };

        Assert.Equal(document, PlanYaml.Read(PlanYaml.Write(document)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(0.1)]
    [InlineData(1e21)]
    [InlineData(-2.5e-10)]
    [InlineData(double.MaxValue)]
    [InlineData(double.Epsilon)]
    public void Numbers_read_back_as_they_are(double number)
    {
        var document = Document with { Outputs = new PlanMap([new("n", number)]) };

        Assert.Equal(document, PlanYaml.Read(PlanYaml.Write(document)));
        Assert.Equal(document, PlanJson.Read(PlanJson.Write(document)));
    }

    [Fact]
    public void The_culture_does_not_matter()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };

            Assert.Equal(Yaml.ReplaceLineEndings("\n"), PlanYaml.Write(Document));
            Assert.Equal(Document, PlanYaml.Read(Yaml));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("a: [\n", "The plan is not valid YAML (line 2, column 1). Record the plan again.")]
    [InlineData("a: 1\na: 2\n", "The plan is not valid YAML (line 2, column 1). Record the plan again.")]
    [InlineData("", "The plan is not valid YAML (line 1, column 1). Record the plan again.")]
    [InlineData("text", "The plan is not in the plan format: the plan is not a map. Record the plan again.")]
    [InlineData("stack: x", "The plan is not in the plan format: formatVersion is missing. Record the plan again.")]
    [InlineData("formatVersion: 2", "The plan has the format version 2; this program reads 1. Record the plan again.")]
    [InlineData("formatVersion: 1\nstack: 7", "The plan is not in the plan format: stack is not a text. Record the plan again.")]
    public void What_is_no_plan_is_rejected(string yaml, string message) =>
        Assert.Equal(message, Assert.Throws<PlanException>(() => PlanYaml.Read(yaml)).Message);

    [Theory]
    [InlineData("kind: custom", "kind: thing", "resources[1].kind is 'thing', not one of custom, component, provider")]
    [InlineData("wave: 3", "wave: 0.5", "resources[1].wave is 0.5, not a whole number from 0 on")]
    [InlineData("wave: 3", "wave: -1", "resources[1].wave is -1, not a whole number from 0 on")]
    [InlineData("  - cluster", "  - 1", "resources[1].dependsOn[0] is not a text")]
    [InlineData("  name: apple", "  neme: apple", "resources[1].name is missing", "- neme: apple")]
    [InlineData("outputs:\n  url: http://localhost:8080/apple", "outputs: []", "outputs is not a map")]
    public void What_is_wrong_in_a_plan_is_named(string right, string wrong, string problem, string? line = null)
    {
        var yaml = Yaml.ReplaceLineEndings("\n").Replace(line is null ? right : "- name: apple", line ?? wrong, StringComparison.Ordinal);

        Assert.Equal(
            $"The plan is not in the plan format: {problem}. Record the plan again.",
            Assert.Throws<PlanException>(() => PlanYaml.Read(yaml)).Message);
    }

    [Theory]
    [InlineData("{", "The plan is not valid JSON (line 1, column 2). Record the plan again.")]
    [InlineData("{\"formatVersion\": 1,\n\"formatVersion\": 1}", "The plan is not valid JSON. Record the plan again.")]
    public void What_is_no_JSON_is_rejected(string json, string message) =>
        Assert.Equal(message, Assert.Throws<PlanException>(() => PlanJson.Read(json)).Message);
}
