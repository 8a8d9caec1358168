using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Images;

/// <summary>A folder that is gone after the test, whatever the test did to it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("mlnetvision-images-").FullName;

    public string this[string file] => System.IO.Path.Combine(Path, file);

    /// <summary>Saves a picture and returns its name within the folder.</summary>
    public string Add(string file, MLImage image)
    {
        using (image)
        {
            image.Save(this[file]);
        }

        return file;
    }

    public string Add(string file, byte[] bytes)
    {
        File.WriteAllBytes(this[file], bytes);
        return file;
    }

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
