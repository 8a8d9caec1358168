using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MLNetVision.Networks;

namespace MLNetVision.Trainers.FeatureStore;

/// <summary>
/// What makes features comparable: the network up to where they come out, its weights, and how pictures are prepared. Its number, and those of the rows in it,
/// are the first 128 bits of a SHA-256 of the content.
/// </summary>
/// <param name="Id">The number.</param>
/// <param name="Width">The features of a row.</param>
internal sealed record FeatureSpace(UInt128 Id, int Width)
{
    /// <summary>The space of a network whose only output is the features, [N, ...].</summary>
    /// <param name="network">The network, cut where the features come out.</param>
    /// <param name="weights">Its weights; others do not count.</param>
    /// <param name="preprocessing">How pictures become its input.</param>
    /// <param name="settings">What else the features depend on, such as how pictures are fitted.</param>
    public static FeatureSpace Of(Network network, WeightSet weights, Preprocessing preprocessing, params ReadOnlySpan<string> settings)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, NetworkJson.Write(network.Unfreeze()));
        Append(hash, JsonSerializer.Serialize(preprocessing));
        foreach (var setting in settings)
        {
            Append(hash, setting);
        }

        foreach (var parameter in network.Parameters)
        {
            var weight = weights[parameter.Name];
            Append(hash, $"{parameter.Name} {weight.Element}{weight.Shape}");
            hash.AppendData(weight.Bytes.Span);
        }

        var shape = network.TypeOf(network.Outputs.Single().Value).Shape;
        return new FeatureSpace(Number(hash), checked((int)shape.Slice(1, shape.Rank).Elements().Size));
    }

    /// <summary>The number of a row: of its content, and of what else decides what the network sees, such as height and width.</summary>
    public static UInt128 KeyOf(ReadOnlySpan<byte> content, params ReadOnlySpan<int> dims)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, string.Join(' ', dims.ToArray()));
        hash.AppendData(content);
        return Number(hash);
    }

    /// <summary>A text and its length, so that two texts after one another are not two others.</summary>
    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }

    private static UInt128 Number(IncrementalHash hash)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }
}
