using System.Reflection;
using System.Xml.Linq;

namespace MLNetVision.Tests.Architecture;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "RepositoryRoot").Value!;

    public static IReadOnlyList<Project> Projects { get; } =
        [.. new[] { "src", "compat", "tests", "samples", "benchmarks" }
            .Select(area => Path.Combine(Root, area))
            .Where(Directory.Exists)
            .SelectMany(area => Directory.GetFiles(area, "*.csproj", SearchOption.AllDirectories))
            .Select(Project.Read)];

    /// <summary>A project's place and what it refers to.</summary>
    internal sealed record Project(
        string Path, string Area, string Name,
        IReadOnlyList<string> References, IReadOnlyList<string> Packages, bool UsesMLNet, bool RunsMLNet)
    {
        public static Project Read(string path)
        {
            var xml = XDocument.Load(path);
            var area = System.IO.Path.GetRelativePath(Root, path).Split(System.IO.Path.DirectorySeparatorChar)[0];
            return new Project(
                path,
                area,
                System.IO.Path.GetFileNameWithoutExtension(path),
                [.. xml.Descendants("ProjectReference")
                    .Select(r => System.IO.Path.GetFileNameWithoutExtension(((string)r.Attribute("Include")!).Replace('\\', '/')))],
                [.. xml.Descendants("PackageReference").Select(r => (string)r.Attribute("Include")!)],
                Says(xml, "UsesMLNet"),
                Says(xml, "RunsMLNet"));
        }

        private static bool Says(XDocument xml, string property) => xml.Descendants(property).Any(p => p.Value == "true");
    }
}
