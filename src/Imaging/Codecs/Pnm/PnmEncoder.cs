using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace MLNetVision.Imaging;

/// <summary>Encodes PNM: grey as PGM (P5), RGB as PPM (P6), pictures with alpha as PAM (P7); 8 or 16 bits a sample.</summary>
internal static class PnmEncoder
{
    internal static void Encode(Image<byte> image, Stream stream)
    {
        WriteHeader(stream, image.Width, image.Height, image.Channels, byte.MaxValue);
        stream.Write(image.Samples);
    }

    internal static void Encode(Image<ushort> image, Stream stream)
    {
        WriteHeader(stream, image.Width, image.Height, image.Channels, ushort.MaxValue);
        var row = new ushort[image.Stride];
        for (var y = 0; y < image.Height; y++)
        {
            image.Row(y).CopyTo(row);
            if (BitConverter.IsLittleEndian)
                BinaryPrimitives.ReverseEndianness(row, row);
            stream.Write(MemoryMarshal.AsBytes(row.AsSpan()));
        }
    }

    private static void WriteHeader(Stream stream, int width, int height, int channels, int maximum)
    {
        var kind = channels == 2 ? "GRAYSCALE_ALPHA" : "RGB_ALPHA";
        FormattableString header = channels switch
        {
            1 => $"P5\n{width} {height}\n{maximum}\n",
            3 => $"P6\n{width} {height}\n{maximum}\n",
            _ => $"P7\nWIDTH {width}\nHEIGHT {height}\nDEPTH {channels}\nMAXVAL {maximum}\nTUPLTYPE {kind}\nENDHDR\n",
        };
        stream.Write(Encoding.ASCII.GetBytes(FormattableString.Invariant(header)));
    }
}
