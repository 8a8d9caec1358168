using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Images;

/// <summary>Getters of what the files hold that a text getter names. An empty name gives no image, or no bytes.</summary>
internal static class FileGetters
{
    /// <summary>The image it is handed is disposed first; the row disposes the last one.</summary>
    public static ValueGetter<MLImage> Images(ValueGetter<ReadOnlyMemory<char>> name, string folder, RowResources resources)
    {
        MLImage last = null;
        resources.Own(() => last?.Dispose());
        ReadOnlyMemory<char> text = default;
        return (ref MLImage image) =>
        {
            image?.Dispose();
            image = null;
            name(ref text);
            if (!text.IsEmpty)
                image = Load(PathOf(text, folder));
            last = image;
        };
    }

    public static ValueGetter<VBuffer<byte>> Bytes(ValueGetter<ReadOnlyMemory<char>> name, string folder)
    {
        ReadOnlyMemory<char> text = default;
        return (ref VBuffer<byte> bytes) =>
        {
            name(ref text);
            var content = text.IsEmpty ? [] : File.ReadAllBytes(PathOf(text, folder));
            var editor = VBufferEditor.Create(ref bytes, content.Length);
            content.CopyTo(editor.Values);
            bytes = editor.Commit();
        };
    }

    // The bytes first, so that a missing file is told as such and none stays open.
    private static MLImage Load(string path)
    {
        var image = MLImage.CreateFromStream(new MemoryStream(File.ReadAllBytes(path)));
        image.Tag = path;
        return image;
    }

    private static string PathOf(ReadOnlyMemory<char> name, string folder) => folder is null ? name.ToString() : Path.Combine(folder, name.ToString());
}
