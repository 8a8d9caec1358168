using System.Text.Json;

namespace MLNetVision.Tests.CommandLine;

public class ZooTests
{
    [Fact]
    public void The_list_has_every_network_with_input_parameters_and_operations()
    {
        var (code, output, _) = Mlvision.Run("zoo", "--json");
        var all = JsonDocument.Parse(output).RootElement.EnumerateArray().ToDictionary(n => n.GetProperty("name").GetString()!);

        Assert.Equal(0, code);
        var resnet = all["resnet18"];
        Assert.Equal([3, 224, 224], resnet.GetProperty("input").EnumerateArray().Select(v => v.GetInt32()));
        Assert.Equal((11689512, 1000), (resnet.GetProperty("parameters").GetInt64(), resnet.GetProperty("classes").GetInt32()));
        Assert.InRange(resnet.GetProperty("gFlops").GetDouble(), 3.6, 3.7);
        Assert.Equal(JsonValueKind.Null, resnet.GetProperty("milliseconds").ValueKind);
        Assert.True(all.Count > 40);
    }

    [Fact]
    public void A_network_is_shown_step_by_step_and_timed_where_asked_for()
    {
        var (code, output, _) = Mlvision.Run("zoo", "LeNet5", "--measure", "--json");
        var (_, text, _) = Mlvision.Run("zoo", "resnet20_cifar");
        var report = JsonDocument.Parse(output).RootElement;

        Assert.Equal(0, code);
        Assert.True(report.GetProperty("milliseconds").GetDouble() > 0);
        Assert.Contains(report.GetProperty("steps").EnumerateArray(), s => s.GetProperty("op").GetString() == "Conv2d");
        Assert.All(["resnet20_cifar", "parameters", "BatchNorm", "[N, 10]"], s => Assert.Contains(s, text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_network_that_is_not_there_ends_with_1_and_names_those_near_it()
    {
        var (code, _, error) = Mlvision.Run("zoo", "resnet19");

        Assert.Equal(1, code);
        Assert.Contains("resnet18, ", error, StringComparison.Ordinal);
    }
}
