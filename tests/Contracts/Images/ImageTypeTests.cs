using MLNetVision.Tests.Contracts.Workout;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using Microsoft.ML;

namespace MLNetVision.Tests.Contracts.Images;

public sealed class ImageTypeTests
{
    private readonly MLContext _context = new(seed: 1);

    [Fact]
    public void A_type_knows_its_size()
    {
        var type = new ImageDataViewType(2, 3);
        Assert.Equal((2, 3), (type.Height, type.Width));
        Assert.Equal(typeof(MLImage), type.RawType);
        Assert.Equal("Image<2, 3>", type.ToString());
        Assert.IsAssignableFrom<StructuredDataViewType>(type);
    }

    [Fact]
    public void A_size_may_be_unknown()
    {
        var type = new ImageDataViewType();
        Assert.Equal((0, 0), (type.Height, type.Width));
        Assert.Equal("Image", type.ToString());
    }

    [Fact]
    public void Types_are_equal_when_their_sizes_are()
    {
        var type = new ImageDataViewType(2, 3);
        Assert.True(type.Equals(new ImageDataViewType(2, 3)));
        Assert.Equal(type.GetHashCode(), new ImageDataViewType(2, 3).GetHashCode());
        Assert.True(new ImageDataViewType().Equals(new ImageDataViewType()));
        Assert.False(type.Equals(new ImageDataViewType(3, 2)));
        Assert.False(type.Equals(new ImageDataViewType()));
        Assert.False(type.Equals(new VectorDataViewType(NumberDataViewType.Byte, 2, 3)));
        Assert.False(type.Equals((DataViewType?)null));
    }

    [Theory]
    [InlineData(0, 1, "height")]
    [InlineData(-1, 1, "height")]
    [InlineData(1, 0, "width")]
    [InlineData(1, -1, "width")]
    [InlineData(40_000, 40_000, "height")]
    public void A_size_must_be_positive_and_fit_into_an_array(int height, int width, string parameter) =>
        Assert.Equal(parameter, Assert.Throws<ArgumentOutOfRangeException>(() => new ImageDataViewType(height, width)).ParamName);

    [Fact]
    public void Attributes_are_equal_when_their_sizes_are()
    {
        var attribute = new ImageTypeAttribute(2, 3);
        Assert.True(attribute.Equals(new ImageTypeAttribute(2, 3)));
        Assert.Equal(attribute.GetHashCode(), new ImageTypeAttribute(2, 3).GetHashCode());
        Assert.False(attribute.Equals(new ImageTypeAttribute(3, 2)));
        Assert.False(attribute.Equals((DataViewTypeAttribute?)null));
        Assert.True(new ImageTypeAttribute().Equals(new ImageTypeAttribute()));
    }

    [Theory]
    [InlineData(0, 1, "height")]
    [InlineData(1, -1, "width")]
    public void An_attribute_of_no_size_is_refused(int height, int width, string parameter) =>
        Assert.Equal(parameter, Assert.Throws<ArgumentOutOfRangeException>(() => new ImageTypeAttribute(height, width)).ParamName);

    [Fact]
    public void An_attribute_registers_its_type_again_and_again()
    {
        new ImageTypeAttribute(21, 22).Register();
        new ImageTypeAttribute(21, 22).Register();
    }

    [Fact]
    public void An_attribute_without_a_size_cannot_be_registered() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageTypeAttribute().Register());

    [Fact]
    public void An_image_member_makes_a_column_of_its_size()
    {
        var type = _context.Data.LoadFromEnumerable(PictureRow.Some(1)).Schema["Image"].Type;
        Assert.Equal(new ImageDataViewType(PictureRow.Height, PictureRow.Width), type);
    }

    [Fact]
    public void A_schema_definition_may_forget_the_size_but_then_the_images_cannot_be_read()
    {
        var data = _context.Data.LoadFromEnumerable(PictureRow.Some(2), PictureRow.OfUnknownSize());
        Assert.Equal(new ImageDataViewType(), data.Schema["Image"].Type);
        Assert.Throws<NotSupportedException>(() => data.GetRowCursor([data.Schema["Image"]]));
    }

    [Fact]
    public void An_image_member_without_the_attribute_has_no_type() =>
        Throws.Naming<ArgumentOutOfRangeException>(() => _context.Data.LoadFromEnumerable(new[] { new Bare() }), "Image");

    [Fact]
    public void An_image_member_with_the_attribute_but_no_size_has_no_type() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.LoadFromEnumerable(new[] { new Sizeless() }));

    [Fact]
    public void There_are_no_vectors_of_images() =>
        Throws.Naming<ArgumentOutOfRangeException>(() => _context.Data.LoadFromEnumerable(new[] { new Several() }), "Image");

    private sealed class Bare
    {
        public MLImage? Image { get; set; }
    }

    private sealed class Sizeless
    {
        [ImageType]
        public MLImage? Image { get; set; }
    }

    private sealed class Several
    {
        [ImageType(2, 3)]
        public MLImage[]? Image { get; set; }
    }
}
