using System.Reflection;
using Microsoft.ML;
using MLNetVision.Tests.TestKit.Surface;

namespace MLNetVision.Tests.PublicApi;

/// <summary>
/// Holds whatever plays ML.NET to the list. The contracts may lack things but may show nothing else; ML.NET itself must show all of the list,
/// which proves the list and the way it is read.
/// </summary>
public class MLNetSurfaceTests
{
    private static readonly IReadOnlyDictionary<string, SurfaceType> Listed = SurfaceList.MLNet.Read();

    private static IEnumerable<Assembly> Assemblies()
    {
        var folder = Path.GetDirectoryName(typeof(MLContext).Assembly.Location)!;
        return Directory.GetFiles(folder, "Microsoft.ML*.dll")
            .Where(f => !Path.GetFileName(f).Contains("OnnxRuntime", StringComparison.Ordinal))
            .Select(Assembly.LoadFrom);
    }

    [Fact]
    public void Public_types_have_the_shape_of_MLNets()
    {
        var shown = Assemblies().SelectMany(PublicSurface.Of).ToArray();
        var names = shown.Select(t => SimpleName(t.Name)).ToHashSet();
        var faults = shown.Where(t => Listed.ContainsKey(t.Name)).SelectMany(t => ShapeFaults(t, Listed[t.Name], names)).ToArray();

        Assert.True(faults.Length == 0, string.Join(Environment.NewLine, faults));
        Assert.NotEmpty(shown);
    }

#if MLNET_CONTRACTS
    [Fact]
    public void The_contracts_show_nothing_that_MLNet_does_not()
    {
        var shown = Assemblies().SelectMany(PublicSurface.Of).ToArray();
        var strangers = shown.Where(t => !Listed.ContainsKey(t.Name)).Select(t => $"not a public type of ML.NET: {t.Name}");
        var inventions = shown.Where(t => Listed.ContainsKey(t.Name))
            .SelectMany(t => t.Members.Except(Listed[t.Name].Members).Select(m => $"not a public member of ML.NET: {t.Name} . {m}"));
        var faults = strangers.Concat(inventions).ToArray();

        Assert.True(faults.Length == 0, string.Join(Environment.NewLine, faults));
    }
#else
    [Fact]
    public void MLNet_shows_all_that_the_list_says()
    {
        var present = Assemblies().Select(a => a.GetName().Name).ToHashSet();
        var shown = Assemblies().SelectMany(PublicSurface.Of).ToDictionary(t => t.Name);
        var faults = Listed.Values.Where(t => SurfaceList.MLNet.HomeOf(t.Name) is { } home && present.Contains(home))
            .SelectMany(t => shown.TryGetValue(t.Name, out var real)
                ? t.Members.Except(real.Members).Select(m => $"listed but not there: {t.Name} . {m}")
                    .Concat(real.Members.Except(t.Members).Select(m => $"there but not listed: {t.Name} . {m}"))
                : [$"listed but not there: {t.Name}"])
            .ToArray();

        Assert.True(faults.Length == 0, string.Join(Environment.NewLine, faults));
    }
#endif

    private static IEnumerable<string> ShapeFaults(SurfaceType shown, SurfaceType listed, HashSet<string> names)
    {
        if (shown.Kind != listed.Kind)
        {
            yield return $"{shown.Name} is a {shown.Kind}; ML.NET's is a {listed.Kind}";
        }

        if (shown.Constraints != listed.Constraints)
        {
            yield return $"{shown.Name} has '{shown.Constraints}'; ML.NET's has '{listed.Constraints}'";
        }

        foreach (var extra in shown.Bases.Except(listed.Bases))
        {
            yield return $"{shown.Name} derives from {extra}, ML.NET's does not";
        }

        // A base may be missing only where the contracts do not declare it at all.
        foreach (var missing in listed.Bases.Except(shown.Bases).Where(b => names.Contains(SimpleName(b)) || IsOfTheFramework(b)))
        {
            yield return $"{shown.Name} does not derive from {missing}, ML.NET's does";
        }
    }

    private static bool IsOfTheFramework(string name) =>
        SimpleName(name) is "IDisposable" or "IEnumerable" or "IReadOnlyList" or "IReadOnlyCollection"
            or "IEquatable" or "IComparable" or "Attribute" or "EventArgs";

    /// <summary>"Microsoft.ML.Data.VBuffer&lt;T&gt;" and "VBuffer&lt;float&gt;" are both VBuffer.</summary>
    private static string SimpleName(string name)
    {
        var generic = name.IndexOf('<', StringComparison.Ordinal);
        var bare = generic < 0 ? name : name[..generic];
        return bare[(bare.LastIndexOf('.') + 1)..];
    }
}
