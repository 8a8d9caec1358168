namespace MLNetVision.Tests.Contracts.Data;

/// <summary>A folder of its own for each test class instance, removed with it.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("mlnetvision-data-").FullName;

    public string Write(string name, params string[] lines) => WriteText(name, string.Concat(lines.Select(line => line + "\n")));

    public string WriteText(string name, string text)
    {
        var path = At(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
