using MLNetVision.Imaging;

namespace MLNetVision.Tests.Pipelines.Data;

/// <summary>A folder of its own for a test, removed with it.</summary>
internal sealed class PictureFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("mlnetvision-pictures-").FullName;

    public string At(string name) => Path.Combine(Root, name);

    public string Write(string name, byte[] bytes)
    {
        var path = At(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>A PNG of one colour.</summary>
    public string Picture(string name, int width = 4, int height = 3, byte red = 10, byte green = 20, byte blue = 30) =>
        Write(name, Png(width, height, red, green, blue));

    public static byte[] Png(int width, int height, byte red = 10, byte green = 20, byte blue = 30) =>
        ImageFile.Encode(Solid(width, height, red, green, blue), ImageFormat.Png);

    public static Image<byte> Solid(int width, int height, params byte[] colour)
    {
        var image = new Image<byte>(width, height, colour.Length);
        for (var i = 0; i < image.Samples.Length; i++)
            image.Samples[i] = colour[i % colour.Length];
        return image;
    }

    public void Dispose()
    {
        if (Directory.Exists(Root))
            Directory.Delete(Root, recursive: true);
    }
}
