using System.IO.Compression;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Parity.Onnx;

/// <summary>The sample of ONNX's backend tests that generators/onnx_sample.py packed, unpacked into a folder of its own.</summary>
public sealed class BackendSample : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("onnx-sample-");

    public BackendSample() => ZipFile.ExtractToDirectory(Fixtures.Path("onnx/sample.zip"), _folder.FullName);

    public static IEnumerable<string> Names
    {
        get
        {
            using var archive = ZipFile.OpenRead(Fixtures.Path("onnx/sample.zip"));
            return [.. archive.Entries.Select(e => e.FullName).Where(n => n.EndsWith("/model.onnx", StringComparison.Ordinal)).Select(n =>
                n[..^"/model.onnx".Length])];
        }
    }

    public string Folder(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
