using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Images;
using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Image;

public sealed class VectorToImageConvertingTransformer : OneToOneTransformerBase
{
    internal const string LoaderName = "ConvertToImage";
    private readonly PixelLayout _layout;

    internal VectorToImageConvertingTransformer(
        IHostEnvironment environment, (string Output, string Input)[] columns, ImageDataViewType type, PixelLayout layout)
        : base(environment.Register(nameof(VectorToImageConvertingTransformer)), columns)
    {
        Type = type;
        _layout = layout;
    }

    internal ImageDataViewType Type { get; }

    internal static bool IsPixel(DataViewType item)
        => item == NumberDataViewType.Single || item == NumberDataViewType.Double || item == NumberDataViewType.Byte;

    internal static VectorToImageConvertingTransformer Load(ModelReader reader)
        => new(reader.Environment, reader.ReadColumns(), new ImageDataViewType(reader.ReadInt32(), reader.ReadInt32()), PixelLayout.Read(reader));

    private protected override RowMapper CreateMapper(DataViewSchema inputSchema) => new Mapper(this, inputSchema);

    private protected override void CheckInput(int pair, DataViewSchema.Column input)
    {
        if (input.Type is VectorDataViewType vector && vector.Size == Type.Height * Type.Width * _layout.Planes)
            return;
        var item = (input.Type as VectorDataViewType)?.ItemType ?? NumberDataViewType.Single;
        var expected = new VectorDataViewType(item, Type.Height, Type.Width, _layout.Planes);
        throw Errors.WrongType("inputSchema", "input", input.Name, $"{expected} or another of its size", input.Type.ToString());
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        var writer = ctx.Begin(LoaderName);
        writer.WriteColumns(Columns);
        writer.Write(Type.Height);
        writer.Write(Type.Width);
        _layout.Write(writer);
    }

    private sealed class Mapper(VectorToImageConvertingTransformer owner, DataViewSchema inputSchema) : OneToOneMapper(owner, inputSchema)
    {
        protected override DataViewSchema.DetachedColumn[] DescribeOutputs()
            => [.. Columns.Select(pair => new DataViewSchema.DetachedColumn(pair.Output, owner.Type))];

        protected override Delegate CreateGetter(DataViewRow input, int output, RowResources resources)
        {
            var column = Inputs[output];
            var item = ((VectorDataViewType)column.Type).ItemType;
            if (item == NumberDataViewType.Single)
                return Getter<float>(input, column, value => value, owner._layout);
            if (item == NumberDataViewType.Double)
                return Getter<double>(input, column, value => (float)value, owner._layout);
            if (item == NumberDataViewType.Byte)
                return Getter<byte>(input, column, value => value, owner._layout with { Offset = 0, Scale = 1 });
            throw Errors.Invalid($"Column '{column.Name}' holds {item}; images are made of Single, Double or Byte. Add ConvertType before.");
        }

        private ValueGetter<MLImage> Getter<T>(DataViewRow row, DataViewSchema.Column column, Func<T, float> number, PixelLayout layout)
        {
            var source = row.GetGetter<VBuffer<T>>(row.Schema[column.Index]);
            var values = new float[((VectorDataViewType)column.Type).Size];
            VBuffer<T> given = default;
            return (ref MLImage image) =>
            {
                source(ref given);
                image = null;
                if (given.GetValues().IsEmpty)
                    return;
                Array.Clear(values);
                foreach (var (at, value) in given.Items())
                    values[at] = number(value);
                image = new(PixelPainting.Paint(values, layout, owner.Type.Height, owner.Type.Width)) { Tag = nameof(VectorToImageConvertingTransformer) };
            };
        }
    }
}
