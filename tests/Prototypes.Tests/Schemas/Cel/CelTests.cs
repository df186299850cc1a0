using System.Collections.Immutable;

namespace Prototypes.Tests.Schemas.Cel;

/// <summary>Expressions have the value that the language's specification gives them (https://github.com/google/cel-spec).</summary>
public sealed class CelTests
{
    private const string Self = """
        {name: apple, port: 80, empty: '', hosts: [a.example.com, b.example.com], namespace: x, labels: {app: web, '*': any},
        listeners: [{name: http, port: 80}, {name: https, port: 443, tls: {mode: Terminate}}], 'a-b.c/d': dashed}
        """;

    [Theory]
    [InlineData("true && !false || false")]
    [InlineData("1 + 2 * 3 - 4 / 2 == 5 && 7 % 4 == 3")]
    [InlineData("(1 + 2) * 3 == 9")]
    [InlineData("-1 < 0 && 1 <= 1 && 2 > 1 && 2 >= 2 && 'a' < 'b'")]
    [InlineData("1 != 2 && 'a' != 'b' && [1, 'a'] == [1, 'a'] && {'a': 1} == {'a': 1} && [1] != [2]")]
    [InlineData("self.port == 80 ? true : false")]
    [InlineData("false ? false : true ? true : false")]
    [InlineData("has(self.name) && !has(self.none) && has(self.listeners[1].tls.mode) && !has(self.listeners[0].tls)")]
    [InlineData("size(self.hosts) == 2 && self.hosts.size() == 2 && 'äöü'.size() == 3 && {}.size() == 0 && [].size() == 0")]
    [InlineData("self.hosts[1] == 'b.example.com' && self.labels['app'] == 'web'")]
    [InlineData("self.name in ['apple', 'banana'] && !('pear' in ['apple']) && '*' in self.labels")]
    [InlineData("self.listeners.all(l, l.port > 0) && [].all(x, false)")]
    [InlineData("self.listeners.exists(l, l.name == 'https') && ![].exists(x, true)")]
    [InlineData("self.listeners.exists_one(l, l.port == 80) && !self.listeners.exists_one(l, l.port > 0)")]
    [InlineData("self.listeners.filter(l, l.port == 443).size() == 1")]
    [InlineData("self.labels.all(key, key in ['app', '*'])")]
    [InlineData("self.listeners.all(a, self.listeners.exists_one(b, a.name == b.name))")]
    [InlineData("self.name.startsWith('ap') && self.name.endsWith('le') && self.name.contains('pp') && self.name.matches('^a.*e$')")]
    [InlineData("!self.name.matches('^b') && 'a/b'.split('/')[1] == 'b' && 'abcdef'.substring(2) == 'cdef' && 'abcdef'.substring(2, 4) == 'cd'")]
    [InlineData(""" "say \"x\"" == 'say "x"' && '\\.' == r'\.' && r'''a'b''' == "a'b" && "tab\t".size() == 4 """)]
    [InlineData(""" 'a.b'.matches(r'''^a\.b$''') """)]
    [InlineData("duration('1h30m') > duration('89m') && duration('1500ms').getSeconds() == 1 && duration('1s').getMilliseconds() == 1000")]
    [InlineData("int('42') == 42 && isIP('::1') && !isIP('apple') && isURL('https://x') && !isURL('x') && url('oci://x').getScheme() == 'oci'")]
    [InlineData("self.__namespace__ == 'x' && self.a__dash__b__dot__c__slash__d == 'dashed'")]
    public void An_expression_is_true(string expression) => Assert.Equal(true, Evaluate(expression));

    [Theory]
    [InlineData("self.none == 1 || true")]
    [InlineData("true || self.none == 1")]
    [InlineData("!(false && self.none == 1)")]
    [InlineData("!(self.none == 1 && false)")]
    [InlineData("self.listeners.exists(l, l.tls.mode == 'Terminate')")]
    [InlineData("!self.listeners.all(l, l.tls.mode == 'Passthrough')")]
    public void An_operand_without_a_value_does_not_matter_where_another_decides(string expression) =>
        Assert.Equal(true, Evaluate(expression));

    [Theory]
    [InlineData("self.none", "There is no field 'none'.")]
    [InlineData("self.none == 1 && true", "There is no field 'none'.")]
    [InlineData("self.listeners.all(l, l.tls.mode == 'Terminate')", "There is no field 'tls'.")]
    [InlineData("self.name.first", "string has no fields.")]
    [InlineData("self.hosts[2]", "There is no item '2'.")]
    [InlineData("other", "The variable 'other' is not known.")]
    [InlineData("self.port < 'a'", "< is not for (number, string).")]
    [InlineData("!self.port", "! is not for (number).")]
    [InlineData("self.port ? 1 : 2", "A condition is neither true nor false.")]
    [InlineData("duration('soon')", "'soon' is no duration.")]
    public void An_expression_without_a_value_says_why(string expression, string message) =>
        Assert.Equal(message, Assert.Throws<CelException>(() => Evaluate(expression)).Message);

    [Theory]
    [InlineData("1 +", "'the end' is not expected there.")]
    [InlineData("1 2", "'2' is not expected there.")]
    [InlineData("(1", "'the end' is not expected there.")]
    [InlineData("has(self)", "has() takes a field.")]
    [InlineData("self.reverse()", "The function 'reverse' is not known.")]
    [InlineData("quantity('1Gi')", "The function 'quantity' is not known.")]
    [InlineData("a # b", "'# b' is no expression.")]
    public void What_cannot_be_parsed_says_why(string expression, string message) =>
        Assert.Equal(message, Assert.Throws<CelException>(() => CelParser.Parse(expression)).Message);

    [Fact]
    public void Rules_apply_to_what_is_there_with_its_defaults_and_not_to_updates()
    {
        var schema = JsonData.ObjectOfYaml("""
            properties:
              ports:
                items: {x-kubernetes-validations: [{rule: self < 100, message: too high}, {rule: self == oldSelf}]}
              absent: {x-kubernetes-validations: [{rule: 'false'}]}
              labels: {additionalProperties: {x-kubernetes-validations: [{rule: self.size() > 0}]}}
            """);

        Assert.Equal(
            ["ports[1]: too high (the rule is not met)", "labels.b: self.size() > 0 (the rule is not met)"],
            CelRules.Check(schema, JsonData.ObjectOfYaml("{ports: [80, 443], labels: {a: x, b: ''}}")));
        Assert.Equal(["self < 100", "false", "self.size() > 0"], CelRules.Of(schema));
    }

    private static object? Evaluate(string expression) => CelEvaluator.Evaluate(
        CelParser.Parse(expression), ImmutableDictionary<string, object?>.Empty.Add("self", CelValue.Of(JsonData.ObjectOfYaml(Self))));
}
