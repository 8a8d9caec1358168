using MLNetVision.Networks;

namespace MLNetVision.Onnx.Proto;

/// <summary>What a value is.</summary>
/// <param name="Name">The value's name.</param>
/// <param name="Type">Its type, or null where the file does not say.</param>
public sealed record ValueInfoProto(string Name, TypeProto? Type)
{
    /// <summary>What it is, for people.</summary>
    public string DocString { get; init; } = "";

    /// <summary>A tensor under a name.</summary>
    public static ValueInfoProto Of(string name, TensorType type) => new(name, TypeProto.Of(type));

    internal static ValueInfoProto Read(WireReader reader)
    {
        var info = new ValueInfoProto("", null);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1: info = info with { Name = reader.Text() }; break;
                case 2: info = info with { Type = TypeProto.Read(reader.Message($"type of '{info.Name}'")) }; break;
                case 3: info = info with { DocString = reader.Text() }; break;
                default: reader.Skip(); break;
            }
        }

        return info;
    }

    internal static void Write(ValueInfoProto info, WireWriter writer)
    {
        writer.Text(1, info.Name);
        if (info.Type is { } type)
        {
            writer.Message(2, w => TypeProto.Write(type, w));
        }

        writer.Text(3, info.DocString);
    }
}
