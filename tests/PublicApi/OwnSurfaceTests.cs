using System.Reflection;
using MLNetVision.Tests.TestKit.Surface;

namespace MLNetVision.Tests.PublicApi;

/// <summary>
/// What our assemblies show is a text file for each, reviewed like code. After a change on purpose: UPDATE_PUBLIC_API=1 dotnet test tests/PublicApi -c Release
/// </summary>
public class OwnSurfaceTests
{
    private static readonly string Folder = typeof(OwnSurfaceTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "SurfaceFolder").Value!;

    public static TheoryData<string> Assemblies => [.. Directory.GetFiles(AppContext.BaseDirectory, "MLNetVision.*.dll")
        .Select(f => Path.GetFileNameWithoutExtension(f))
        .Where(n => !n.StartsWith("MLNetVision.Tests", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void The_public_surface_is_the_one_on_file(string assembly)
    {
        var file = Path.Combine(Folder, assembly + ".txt");
        var shown = PublicSurface.Lines(Assembly.Load(assembly)).ToArray();
        if (Environment.GetEnvironmentVariable("UPDATE_PUBLIC_API") == "1")
        {
            File.WriteAllLines(file, shown);
        }

        Assert.True(File.Exists(file), $"'{Path.GetFileName(file)}' is missing; write it with UPDATE_PUBLIC_API=1.");
        var filed = File.ReadAllLines(file);
        var faults = shown.Except(filed).Select(l => $"new: {l}").Concat(filed.Except(shown).Select(l => $"gone: {l}")).ToArray();
        const string Advice = "The public surface changed. If that is meant, run with UPDATE_PUBLIC_API=1 and review the file.";
        Assert.True(faults.Length == 0, string.Join(Environment.NewLine, faults.Prepend(Advice)));
    }
}
