using System.Diagnostics;
using System.IO.Compression;

namespace MLNetVision.Tests.Architecture.MLNetSource;

/// <summary>A small copy of this repository's build files in a folder of its own, with its own feed, package cache and one project that uses ML.NET.</summary>
internal sealed class FeedSandbox : IDisposable
{
    public const string Version = "5.0.0";
    public static readonly string[] Ids = ["Microsoft.ML", "Microsoft.ML.ImageAnalytics", "Microsoft.ML.OnnxTransformer"];

    public FeedSandbox(params string[] sources)
    {
        Root = Directory.CreateTempSubdirectory("mlnetvision-feed-").FullName;
        Feed = Directory.CreateDirectory(Path.Combine(Root, "feed")).FullName;
        Cache = Path.Combine(Root, "package-cache");
        foreach (var file in Directory.GetFiles(Repository.Root, "Directory.*"))
        {
            File.Copy(file, Path.Combine(Root, Path.GetFileName(file)));
        }

        Directory.CreateDirectory(Path.Combine(Root, "eng"));
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "eng")))
        {
            File.Copy(file, Path.Combine(Root, "eng", Path.GetFileName(file)));
        }

        var feeds = new[] { Feed }.Concat(sources).Select((s, i) => $"<add key=\"s{i}\" value=\"{s}\" allowInsecureConnections=\"true\"/>");
        Write("NuGet.config", $"<configuration><packageSources><clear/>{string.Concat(feeds)}</packageSources></configuration>");
        Write(
            "App/App.csproj",
            "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><UsesMLNet>true</UsesMLNet><IsPackable>true</IsPackable></PropertyGroup></Project>");
        Write("compat/Microsoft.ML/Microsoft.ML.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"></Project>");
    }

    public string Root { get; }

    public string Feed { get; }

    public string Cache { get; }

    public string ChoiceFile => Path.Combine(Root, "artifacts", "mlnet-source.props");

    public string? Choice => File.Exists(ChoiceFile) ? File.ReadAllText(ChoiceFile) : null;

    /// <summary>Puts empty packages into the feed.</summary>
    public FeedSandbox WithPackages(params IEnumerable<string> ids)
    {
        foreach (var id in ids)
        {
            using var package = ZipFile.Open(Path.Combine(Feed, $"{id}.{Version}.nupkg"), ZipArchiveMode.Create);
            using (var nuspec = new StreamWriter(package.CreateEntry($"{id}.nuspec").Open()))
            {
                nuspec.Write($"<?xml version=\"1.0\"?><package xmlns=\"http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd\"><metadata><id>{id}</id>"
                    + $"<version>{Version}</version><authors>test</authors><description>empty</description></metadata></package>");
            }

            package.CreateEntry("lib/net10.0/_._");
        }

        return this;
    }

    /// <summary>Puts the ids into the package cache as a restore would have left them.</summary>
    public FeedSandbox WithCached(params IEnumerable<string> ids)
    {
        foreach (var id in ids)
        {
            Write(Path.Combine(Cache, id.ToLowerInvariant(), Version, ".nupkg.metadata"), "{}");
        }

        return this;
    }

    public async Task<(int ExitCode, string Output)> DotNet(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [.. arguments, "-nologo", "-nodeReuse:false", "-tl:off"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] prefixes = ["MSBUILD", "MLNet"];
        foreach (var name in start.Environment.Keys.Where(k => prefixes.Any(p => k.StartsWith(p, StringComparison.OrdinalIgnoreCase))).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["NUGET_PACKAGES"] = Cache;
        start.Environment["NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private void Write(string path, string text)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
