using System.IO.Compression;
using MLNetVision.Benchmarks.Peers.Harness;

namespace MLNetVision.Benchmarks.Peers.Models;

/// <summary>The pictures of Fashion-MNIST as the Debian package dataset-fashion-mnist brings them.</summary>
internal static class FashionMnist
{
    public const int Pixels = 28 * 28;
    private const int Header = 16;

    /// <summary>Where the package puts them.</summary>
    public const string Folder = "/usr/share/datasets/fashion-mnist";

    /// <summary>The first pictures of the training set, one after the other.</summary>
    /// <exception cref="PeerMissingException">The package is not installed.</exception>
    public static byte[] Read(int rows)
    {
        var file = Path.Combine(Folder, "train-images-idx3-ubyte.gz");
        if (!File.Exists(file))
        {
            throw new PeerMissingException("there is no Fashion-MNIST; install dataset-fashion-mnist");
        }

        using var stream = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        stream.ReadExactly(new byte[Header]);
        var pixels = new byte[rows * Pixels];
        stream.ReadExactly(pixels);
        return pixels;
    }
}
