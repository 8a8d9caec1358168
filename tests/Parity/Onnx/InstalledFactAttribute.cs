namespace MLNetVision.Tests.Parity.Onnx;

/// <summary>A test that needs ONNX's own backend tests, which Debian's package libonnx-testdata installs.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class InstalledFactAttribute : FactAttribute
{
    public const string Folder = "/usr/share/libonnx-testdata/data";

    public InstalledFactAttribute()
    {
        if (!Directory.Exists(Folder))
            Skip = $"ONNX's backend tests are not at {Folder}: install the package libonnx-testdata.";
    }
}
