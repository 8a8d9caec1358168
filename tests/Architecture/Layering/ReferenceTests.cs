namespace MLNetVision.Tests.Architecture.Layering;

/// <summary>The arrows between the parts.</summary>
public class ReferenceTests
{
    /// <summary>What a part of src may refer to. A part that is not named here may not exist.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Imaging"] = [],
        ["Metrics"] = [],
        ["Networks"] = [],
        ["Compute"] = ["Networks"],
        ["Torch"] = ["Networks"],
        ["Onnx"] = ["Networks"],
        ["Training"] = ["Networks", "Imaging", "Metrics"],
        ["Transforms"] = ["Networks", "Onnx", "Compute", "Imaging", "Metrics"],
        ["Estimators"] = ["Transforms", "Training", "Compute", "Networks", "Onnx", "Imaging", "Metrics"],
        ["Trainers"] = ["Transforms", "Training", "Compute", "Networks", "Onnx", "Imaging", "Metrics"],
        ["Evaluation"] = ["Transforms", "Metrics", "Networks", "Imaging"],
        ["AutoML"] = ["Sweeps", "Training"],
        ["Sweeps"] = ["Trainers", "Estimators", "Evaluation", "Transforms", "Training", "Networks", "Imaging", "Metrics"],
    };

    private static readonly string[] MLNetUsers = ["Transforms", "Estimators", "Trainers", "Evaluation", "Sweeps", "AutoML", "Cli"];

    [Fact]
    public void Parts_refer_only_downwards()
    {
        var faults = Repository.Projects.Where(p => p.Area == "src" && p.Name != "Cli")
            .SelectMany(p => Allowed.TryGetValue(p.Name, out var allowed)
                ? p.References.Except(allowed).Select(r => $"{p.Name} refers to {r}")
                : [$"{p.Name} has no place in the layering"]);

        Assert.Empty(faults);
    }

    [Fact]
    public void MLNet_does_not_appear_below_the_transforms() =>
        Assert.Empty(Repository.Projects.Where(p => p.Area == "src" && p.UsesMLNet | p.RunsMLNet && !MLNetUsers.Contains(p.Name)).Select(p => p.Name));

    [Fact]
    public void Nothing_in_src_refers_to_Torch() =>
        Assert.Empty(Repository.Projects.Where(p => p.Area == "src" && p.References.Contains("Torch")).Select(p => p.Name));

    [Fact]
    public void Nothing_but_the_choice_of_source_refers_to_the_contracts() =>
        Assert.Empty(Repository.Projects.Where(p => p.References.Contains("Microsoft.ML")).Select(p => p.Path));

    [Fact]
    public void The_contracts_refer_to_what_computes_for_them_and_to_nothing_else() =>
        Assert.Empty(Repository.Projects.Single(p => p.Area == "compat" && p.Name == "Microsoft.ML").References.Except(["Imaging", "Onnx", "Compute"]));

    /// <summary>The libraries; the tool is an application.</summary>
    [Fact]
    public void Libraries_never_bring_native_halves()
    {
        var libraries = Repository.Projects.Where(p => p.Area == "src" && p.Name != "Cli").ToArray();

        Assert.NotEmpty(libraries);
        Assert.Empty(libraries.Where(p => p.RunsMLNet).Select(p => p.Name));
        Assert.Empty(libraries.SelectMany(p => p.Packages).Where(id => id.StartsWith("TorchSharp-", StringComparison.Ordinal)
            || id.StartsWith("libtorch", StringComparison.Ordinal) || id.StartsWith("Microsoft.ML.OnnxRuntime", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "MLNetVision.sln")).Replace('\\', '/');

        Assert.Empty(Repository.Projects
            .Select(p => Path.GetRelativePath(Repository.Root, p.Path).Replace('\\', '/'))
            .Where(p => !solution.Contains(p, StringComparison.Ordinal)));
    }
}
