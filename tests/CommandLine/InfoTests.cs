using System.Text.Json;

namespace MLNetVision.Tests.CommandLine;

public class InfoTests
{
    [Fact]
    public void Info_tells_versions_the_source_of_MLNet_engines_and_the_processor()
    {
        var (code, output, _) = Mlvision.Run("info");

        Assert.Equal(0, code);
        Assert.All(
            ["MLNetVision", "ML.NET", ", from ", "Engine managed", "Engine torch", "Processor", "-bit vectors"],
            s => Assert.Contains(s, output, StringComparison.Ordinal));
        Assert.DoesNotContain('\u001b', output);
    }

    [Fact]
    public void Info_writes_JSON()
    {
        var (_, output, _) = Mlvision.Run("info", "--json");
        var info = JsonDocument.Parse(output).RootElement;

        Assert.Contains(info.GetProperty("mlNetSource").GetString(), new[] { "packages", "assemblies", "contracts" });
        Assert.StartsWith("5.0.0", info.GetProperty("mlNetVersion").GetString(), StringComparison.Ordinal);
        var managed = info.GetProperty("engines").EnumerateArray().Single(e => e.GetProperty("name").GetString() == "managed");
        Assert.True(managed.GetProperty("present").GetBoolean());
        Assert.True(info.GetProperty("cpu").GetProperty("cores").GetInt32() > 0);
    }

    [Theory]
    [InlineData]
    [InlineData("dta")]
    [InlineData("data")]
    [InlineData("data", "/no/such/folder")]
    [InlineData("info", "--verbose")]
    public void A_command_line_that_is_not_understood_ends_with_2_and_says_why(params string[] arguments)
    {
        var (code, _, error) = Mlvision.Run(arguments);

        Assert.Equal(2, code);
        Assert.NotEmpty(error);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("data", "--help")]
    [InlineData("--version")]
    public void Help_and_version_end_with_0(params string[] arguments) => Assert.Equal(0, Mlvision.Run(arguments).ExitCode);
}
