namespace MLNetVision.Onnx.Proto;

/// <summary>Pairs of texts.</summary>
internal static class Entries
{
    public static KeyValuePair<string, string> Read(WireReader reader)
    {
        var (key, value) = ("", "");
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1: key = reader.Text(); break;
                case 2: value = reader.Text(); break;
                default: reader.Skip(); break;
            }
        }

        return new(key, value);
    }

    public static void Write(KeyValuePair<string, string> entry, WireWriter writer)
    {
        writer.Text(1, entry.Key);
        writer.Text(2, entry.Value);
    }
}
