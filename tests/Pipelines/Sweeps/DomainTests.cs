using System.Text.Json;
using MLNetVision.Sweeps;
using Xunit;

namespace MLNetVision.Tests.Pipelines.Sweeps;

public class DomainTests
{
    public static TheoryData<ParameterDomain> Domains =>
    [
        new ChoiceDomain(["one", "two", "three"]), new BoolDomain(), new IntegerDomain(-3, 11), new IntegerDomain(2, 20, Step: 3),
        new IntegerDomain(1, 1000, Log: true), new IntegerDomain(7, 7), new RealDomain(-2, 3), new RealDomain(1e-5, 0.1, Log: true),
        new RealDomain(0, 1, Step: 0.1), new RealDomain(4, 4),
    ];

    public static TheoryData<ParameterDomain, string> Impossible => new()
    {
        { new ChoiceDomain([]), "a choice of one value or more" },
        { new ChoiceDomain(["a", "a"]), "whose names differ" },
        { new IntegerDomain(3, 2), "3 to 2" },
        { new IntegerDomain(0, 9, Log: true), "above 0" },
        { new IntegerDomain(0, 9, Step: 0), "a step of 1 or more" },
        { new RealDomain(double.NaN, 1), "finite" },
        { new RealDomain(2, 1), "2 to 1" },
        { new RealDomain(0, 1, Log: true), "above 0" },
        { new RealDomain(1, 2, Log: true, Step: 0.1), "no step" },
        { new RealDomain(-double.MaxValue, double.MaxValue), "whose difference is a number" },
    };

    [Theory]
    [MemberData(nameof(Domains))]
    public void Places_values_and_what_is_written_say_the_same(ParameterDomain domain)
    {
        domain.Validate("x");
        foreach (var place in Enumerable.Range(0, 101).Select(i => i / 100.0))
        {
            var value = domain.FromUnit(place);
            Assert.Equal(value, domain.FromUnit(domain.ToUnit(value)), 1e-12);
            Assert.InRange(domain.ToUnit(value), 0, 1);
            Assert.Equal(value, domain.Read(JsonSerializer.SerializeToElement(domain.Write(value))));
        }

        if (domain.Count is { } count and < 20)
            Assert.Equal(count, Enumerable.Range(0, 1000).Select(i => domain.FromUnit(i / 999.0)).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Domains))]
    public void Domains_are_the_same_after_JSON(ParameterDomain domain) =>
        Assert.Equal(domain, JsonSerializer.Deserialize<ParameterDomain>(JsonSerializer.Serialize(domain)));

    [Theory]
    [MemberData(nameof(Impossible))]
    public void What_holds_no_values_is_refused_by_name(ParameterDomain domain, string words)
    {
        var error = Assert.Throws<ArgumentException>(() => domain.Validate("rate"));
        Assert.Contains("'rate'", error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"four\"")]
    [InlineData("1.5")]
    [InlineData("null")]
    public void What_is_none_of_the_values_is_not_read(string json)
    {
        using var written = JsonDocument.Parse(json);
        Assert.Null(new ChoiceDomain(["one"]).Read(written.RootElement));
        Assert.Null(new IntegerDomain(0, 9).Read(written.RootElement));
        Assert.Null(new BoolDomain().Read(written.RootElement));
    }
}
