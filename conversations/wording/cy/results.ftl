preview-post = Postio nawr
