using System.Diagnostics;
using System.Text.Json;

namespace MLNetVision.Tests.Architecture.MLNetSource;

/// <summary>Which packages a project refers to when ML.NET comes from packages; evaluated only, nothing is restored.</summary>
public class PackageTests
{
    [Theory]
    [InlineData("cpu", "Microsoft.ML.OnnxRuntime", "Microsoft.ML.OnnxRuntime.Gpu")]
    [InlineData("cuda", "Microsoft.ML.OnnxRuntime.Gpu", "Microsoft.ML.OnnxRuntime")]
    public async Task The_accelerator_picks_the_native_half_of_an_application(string accelerator, string expected, string other)
    {
        var packages = await Packages("tests/Contracts/Contracts.csproj", $"-p:Accelerator={accelerator}");

        Assert.Contains(expected, packages);
        Assert.DoesNotContain(other, packages);
        Assert.Contains("Microsoft.ML.ImageAnalytics", packages);
    }

    [Theory]
    [InlineData("cpu", "TorchSharp-cpu")]
    [InlineData("cuda", "TorchSharp-cuda-linux")]
    public async Task An_application_that_runs_Torch_gets_its_native_half_too(string accelerator, string expected) =>
        Assert.Contains(expected, await Packages("tests/Contracts/Contracts.csproj", $"-p:Accelerator={accelerator}", "-p:RunsTorch=true"));

    [Fact]
    public async Task Every_package_of_MLNet_has_its_version_in_one_place()
    {
        var versions = await Items("tests/Contracts/Contracts.csproj", "PackageVersion");

        Assert.All(["Microsoft.ML", "Microsoft.ML.OnnxRuntime", "TorchSharp", "TorchSharp-cpu", "TorchSharp-cuda-linux"], id => Assert.Contains(id, versions));
    }

    private static Task<string[]> Packages(string project, params string[] properties) => Items(project, "PackageReference", properties);

    private static async Task<string[]> Items(string project, string item, params string[] properties)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", project, $"-getItem:{item}", "-p:MLNetSource=packages", .. properties])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return [.. JsonDocument.Parse(output).RootElement.GetProperty("Items").GetProperty(item).EnumerateArray()
            .Select(i => i.GetProperty("Identity").GetString()!)];
    }
}
