using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Persistence;

/// <summary>Column types beyond the built-in ones that models can hold. One line a type: its name, how it is told, written and read.</summary>
internal static class CustomTypeCodecs
{
    private static readonly CustomTypeCodec[] Codecs = [];

    public static void Write(ModelWriter writer, DataViewType type)
    {
        var codec = Array.Find(Codecs, c => c.Is(type)) ?? throw Errors.Invalid($"A column of type {type} cannot be saved in a model; drop it from the schema.");
        writer.Write(codec.Name);
        codec.Write(writer, type);
    }

    public static DataViewType Read(string name, ModelReader reader)
    {
        var codec = Array.Find(Codecs, c => c.Name == name) ?? throw Errors.Corrupt($"The model has a column of type '{name}', which this version does not know.");
        return codec.Read(reader);
    }
}
