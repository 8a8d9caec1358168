namespace MLNetVision.Tests.Architecture.MLNetSource;

/// <summary>The choice of ML.NET's source before the first restore, on feeds that have the packages, lack them, or cannot be reached.</summary>
public class ChoiceTests
{
    private const string DeadFeed = "http://127.0.0.1:9/v3/index.json";

    [Fact]
    public async Task A_feed_without_the_packages_means_the_contracts_once_and_for_all()
    {
        using var sandbox = new FeedSandbox();

        var first = await sandbox.DotNet("restore", "App/App.csproj");
        var second = await sandbox.DotNet("restore", "App/App.csproj");

        Assert.True(first.ExitCode == 0, first.Output);
        Assert.Contains("MLNetSource: contracts (the configured feeds do not have Microsoft.ML 5.0.0)", first.Output, StringComparison.Ordinal);
        Assert.Contains("<MLNetSource>contracts</MLNetSource>", sandbox.Choice, StringComparison.Ordinal);
        Assert.True(second.ExitCode == 0, second.Output);
        Assert.DoesNotContain("MLNetSource", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_with_the_packages_means_the_packages()
    {
        using var sandbox = new FeedSandbox().WithPackages(FeedSandbox.Ids);

        var run = await sandbox.DotNet("restore", "App/App.csproj", "-v:n");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("MLNetSource: packages (the configured feeds have Microsoft.ML 5.0.0)", run.Output, StringComparison.Ordinal);
        Assert.Contains("<MLNetSource>packages</MLNetSource>", sandbox.Choice, StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(sandbox.Cache, "microsoft.ml", FeedSandbox.Version)), "The packages were not restored.");
    }

    [Fact]
    public async Task A_feed_with_some_of_the_packages_means_the_contracts_and_says_which_is_missing()
    {
        using var sandbox = new FeedSandbox().WithPackages("Microsoft.ML");

        var run = await sandbox.DotNet("restore", "App/App.csproj");

        Assert.Contains("MLNetSource: contracts (the configured feeds do not have Microsoft.ML.ImageAnalytics 5.0.0)", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_package_cache_answers_before_any_feed()
    {
        using var sandbox = new FeedSandbox(DeadFeed).WithCached(FeedSandbox.Ids);

        var run = await sandbox.DotNet("msbuild", "App/App.csproj", "-t:ChooseMLNetSource");

        Assert.Contains("MLNetSource: packages (Microsoft.ML 5.0.0 is in the package cache)", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_cannot_be_reached_is_no_answer()
    {
        using var sandbox = new FeedSandbox(DeadFeed);

        var run = await sandbox.DotNet("msbuild", "App/App.csproj", "-t:ChooseMLNetSource");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("MLNetSource: contracts, for this build only: a feed could not be asked", run.Output, StringComparison.Ordinal);
        Assert.Null(sandbox.Choice);
    }

    [Fact]
    public async Task Restores_that_start_together_decide_once()
    {
        using var sandbox = new FeedSandbox();

        var runs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => sandbox.DotNet("msbuild", "App/App.csproj", "-t:ChooseMLNetSource")));

        Assert.All(runs, r => Assert.True(r.ExitCode == 0, r.Output));
        Assert.Single(runs, r => r.Output.Contains("Recorded in", StringComparison.Ordinal));
        Assert.Equal([sandbox.ChoiceFile], Directory.GetFiles(Path.GetDirectoryName(sandbox.ChoiceFile)!));
    }

    [Theory]
    [InlineData("MLNET001", "nuget", "-p:MLNetSource=nuget")]
    [InlineData("MLNET002", "Microsoft.ML 5.0.0", "-p:MLNetSource=packages")]
    [InlineData("MLNET003", "MLNetAssemblies", "-p:MLNetSource=assemblies")]
    [InlineData("MLNET003", "Microsoft.ML.Core.dll", "-p:MLNetSource=assemblies", "-p:MLNetAssemblies=/nowhere")]
    public async Task An_explicit_value_that_cannot_be_met_is_an_error_that_says_what_to_do(string code, string named, params string[] properties)
    {
        using var sandbox = new FeedSandbox();

        var run = await sandbox.DotNet(["msbuild", "App/App.csproj", "-t:ChooseMLNetSource", .. properties]);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(code, run.Output, StringComparison.Ordinal);
        Assert.Contains(named, run.Output, StringComparison.Ordinal);
        Assert.Contains("MLNetSource=", run.Output, StringComparison.Ordinal);
        Assert.Null(sandbox.Choice);
    }

    [Fact]
    public async Task An_explicit_value_is_not_recorded()
    {
        using var sandbox = new FeedSandbox().WithPackages(FeedSandbox.Ids);

        var run = await sandbox.DotNet("restore", "App/App.csproj", "-p:MLNetSource=contracts");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Null(sandbox.Choice);
    }

    /// <summary>An editor evaluates projects before anything was restored, and asks nobody.</summary>
    [Fact]
    public async Task A_project_that_is_only_opened_stands_on_the_contracts()
    {
        using var sandbox = new FeedSandbox().WithPackages(FeedSandbox.Ids);

        var run = await sandbox.DotNet("msbuild", "App/App.csproj", "-getProperty:MLNetSource");

        Assert.Equal("contracts", run.Output.Trim());
        Assert.Null(sandbox.Choice);
    }

    [Fact]
    public async Task Only_packages_are_packed()
    {
        using var sandbox = new FeedSandbox();

        var run = await sandbox.DotNet("pack", "App/App.csproj");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("MLNET005", run.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(sandbox.Root, "App*.nupkg", SearchOption.AllDirectories));
    }
}
