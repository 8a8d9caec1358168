using System.Text.Json;
using System.Text.Json.Serialization;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks;

/// <summary>An element type, sizes, and the numbers row by row.</summary>
internal sealed class TensorLiteralJsonConverter : JsonConverter<TensorLiteral>
{
    public override TensorLiteral Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var document = JsonSerializer.Deserialize<Document>(ref reader, options) ?? throw new JsonException("a literal is {element, dims, numbers}");
        return document.Element switch
        {
            DType.Float32 => Of<float>(document, options),
            DType.Float64 => Of<double>(document, options),
            DType.Float16 => Of<Half>(document, options),
            DType.Int32 => Of<int>(document, options),
            DType.Int64 => Of<long>(document, options),
            DType.Bool => Of<bool>(document, options),
            _ => OfBytes(document, options),
        };
    }

    public override void Write(Utf8JsonWriter writer, TensorLiteral value, JsonSerializerOptions options)
    {
        int[] dims = [.. value.Type.Shape.Select(d => checked((int)d.Size))];
        var numbers = value.Type.Element switch
        {
            DType.Float32 => Numbers<float>(value, options),
            DType.Float64 => Numbers<double>(value, options),
            DType.Float16 => Numbers<Half>(value, options),
            DType.Int32 => Numbers<int>(value, options),
            DType.Int64 => Numbers<long>(value, options),
            DType.Bool => Numbers<bool>(value, options),
            _ => JsonSerializer.SerializeToElement(value.As<byte>().ToArray().Select(b => (int)b).ToArray(), options),
        };
        JsonSerializer.Serialize(writer, new Document(value.Type.Element, dims, numbers), options);
    }

    private static JsonElement Numbers<T>(TensorLiteral value, JsonSerializerOptions options)
        where T : unmanaged => JsonSerializer.SerializeToElement(value.As<T>().ToArray(), options);

    private static TensorLiteral Of<T>(Document document, JsonSerializerOptions options)
        where T : unmanaged => Of(document.Numbers.Deserialize<T[]>(options) ?? [], document.Dims ?? []);

    /// <summary>Sizes are compared with what is there before memory is taken.</summary>
    private static TensorLiteral Of<T>(T[] numbers, int[] dims)
        where T : unmanaged =>
        dims.Aggregate(1.0, (product, d) => product * d) == numbers.Length
            ? TensorLiteral.Of<T>(numbers, dims)
            : throw new JsonException($"a literal of [{string.Join(", ", dims)}] has {numbers.Length} numbers");

    /// <summary>As numbers, where an array of bytes would be text.</summary>
    private static TensorLiteral OfBytes(Document document, JsonSerializerOptions options)
    {
        var numbers = document.Numbers.Deserialize<int[]>(options) ?? [];
        return Array.TrueForAll(numbers, n => n is >= byte.MinValue and <= byte.MaxValue)
            ? Of<byte>([.. numbers.Select(n => (byte)n)], document.Dims ?? [])
            : throw new JsonException("a UInt8 is from 0 to 255");
    }

    private sealed record Document(DType Element, int[]? Dims, JsonElement Numbers);
}
