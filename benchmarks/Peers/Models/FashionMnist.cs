using System.IO.Compression;
using MLNetVision.Benchmarks.Peers.Harness;

namespace MLNetVision.Benchmarks.Peers.Models;

/// <summary>The pictures of Fashion-MNIST as the Debian package dataset-fashion-mnist brings them.</summary>
internal static class FashionMnist
{
    public const int Pixels = 28 * 28;
    private const int PictureHeader = 16;
    private const int LabelHeader = 8;

    /// <summary>Where the package puts them.</summary>
    public const string Folder = "/usr/share/datasets/fashion-mnist";

    /// <summary>The first pictures of the training set, one after the other.</summary>
    /// <exception cref="PeerMissingException">The package is not installed.</exception>
    public static byte[] Read(int rows) => Read("train-images-idx3-ubyte.gz", PictureHeader, rows * Pixels);

    /// <summary>The classes of all 70,000 pictures, those of the training set first.</summary>
    /// <exception cref="PeerMissingException">The package is not installed.</exception>
    public static byte[] ReadLabels() =>
        [.. Read("train-labels-idx1-ubyte.gz", LabelHeader, 60_000), .. Read("t10k-labels-idx1-ubyte.gz", LabelHeader, 10_000)];

    private static byte[] Read(string name, int header, int count)
    {
        var file = Path.Combine(Folder, name);
        if (!File.Exists(file))
        {
            throw new PeerMissingException("there is no Fashion-MNIST; install dataset-fashion-mnist");
        }

        using var stream = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        stream.ReadExactly(new byte[header]);
        var bytes = new byte[count];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
