using System.Text.Json;
using System.Text.Json.Serialization;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks;

/// <summary>A number, or a text for a symbol.</summary>
internal sealed class DimJsonConverter : JsonConverter<Dim>
{
    public override Dim Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? Dim.FromSymbol(reader.GetString()!) : Dim.FromSize(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, Dim value, JsonSerializerOptions options)
    {
        if (value.IsKnown)
        {
            writer.WriteNumberValue(value.Size);
        }
        else
        {
            writer.WriteStringValue(value.Symbol);
        }
    }
}

/// <summary>An array of dimensions.</summary>
internal sealed class ShapeJsonConverter : JsonConverter<Shape>
{
    public override Shape Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Shape.Create(JsonSerializer.Deserialize<Dim[]>(ref reader, options));

    public override void Write(Utf8JsonWriter writer, Shape value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value.ToArray(), options);
}

/// <summary>An array of numbers.</summary>
internal sealed class AxesJsonConverter : JsonConverter<Axes>
{
    public override Axes Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Axes.Create(JsonSerializer.Deserialize<int[]>(ref reader, options));

    public override void Write(Utf8JsonWriter writer, Axes value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value.ToArray(), options);
}

/// <summary>An array of numbers with fractions.</summary>
internal sealed class NumbersJsonConverter : JsonConverter<Numbers>
{
    public override Numbers Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Numbers.Create(JsonSerializer.Deserialize<double[]>(ref reader, options));

    public override void Write(Utf8JsonWriter writer, Numbers value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.ToArray(), options);
}

/// <summary>Height and width.</summary>
internal sealed class Size2JsonConverter : JsonConverter<Size2>
{
    public override Size2 Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<int[]>(ref reader, options) is [var height, var width]
            ? new Size2(height, width)
            : throw new JsonException("a size is [height, width]");

    public override void Write(Utf8JsonWriter writer, Size2 value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new[] { value.Height, value.Width }, options);
}

/// <summary>Top, left, bottom, right; or "same".</summary>
internal sealed class PaddingJsonConverter : JsonConverter<Padding>
{
    public override Padding Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString() == "same" ? Padding.Same : throw new JsonException("padding is \"same\" or [top, left, bottom, right]");
        }

        return JsonSerializer.Deserialize<int[]>(ref reader, options) is [var top, var left, var bottom, var right]
            ? new Padding(top, left, bottom, right)
            : throw new JsonException("padding is \"same\" or [top, left, bottom, right]");
    }

    public override void Write(Utf8JsonWriter writer, Padding value, JsonSerializerOptions options)
    {
        if (value.IsSame)
        {
            writer.WriteStringValue("same");
        }
        else
        {
            JsonSerializer.Serialize(writer, new[] { value.Top, value.Left, value.Bottom, value.Right }, options);
        }
    }
}
